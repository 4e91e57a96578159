-- The CSMS asks for the chain that vehicles are shown, and takes it with the authority under the root.
scenario "TC_M_15_CSMS" {
  conformance = "TC_M_15_CSMS",
  source = "OCPP 2.0.1 part 6 TC_M_15_CSMS; part 2 M03.FR.05",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-M-15" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "InstallCertificate", { certificateType = "V2GRootCertificate", certificate = root_certificate "V2G" },
    { status = "Accepted" })
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = like "BEGIN CERTIFICATE REQUEST", certificateType = "V2GCertificate" })
  post:told("SignCertificate", { status = "Accepted" })
  local chain = post:hears("CertificateSigned", { certificateType = "V2GCertificate" }).certificateChain
  post:answers("CertificateSigned", { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GCertificateChain" } },
    { status = "Accepted" }).certificateHashDataChain
  post:hears("GetInstalledCertificateIds", { certificateType = { "V2GCertificateChain" } })
  check(fits(list, { { certificateType = "V2GCertificateChain", childCertificateHashData = { any } } }), "one chain")
end)
