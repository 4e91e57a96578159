-- The chain that vehicles are shown is listed.
scenario "TC_M_15_CS" {
  conformance = "TC_M_15_CS",
  source = "OCPP 2.0.1 part 6, TC_M_15_CS; part 2, M03",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-M-15" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = like "BEGIN CERTIFICATE REQUEST", certificateType = "V2GCertificate" })
  post:told("SignCertificate", { status = "Accepted" })
  post:hears("CertificateSigned", { certificateChain = like "BEGIN CERTIFICATE", certificateType = "V2GCertificate" })
  post:answers("CertificateSigned", { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GCertificateChain" } }, { status = "Accepted" }).certificateHashDataChain
  check(#list == 1, "as many are listed as were asked for")
  check(list[1].certificateType == "V2GCertificateChain", "V2GCertificateChain")
end)
