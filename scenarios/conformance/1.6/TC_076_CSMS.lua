-- The operator deletes a certificate by the hash data that the station gave.
scenario "TC_076_CSMS" {
  conformance = "TC_076_CSMS",
  source = "OCTT 1.6 TC_076_CSMS; security whitepaper 4.1.7",
  needs  = { "csms.command" },
}

local post = station "CP-S076" { profile = "neutral-ac-22", security = 1, root = false }

test(function()
  local kind = { certificateType = "ManufacturerRootCertificate" }
  csms:command(post, "InstallCertificate",
    { certificateType = "ManufacturerRootCertificate", certificate = root_certificate "manufacturer" }, { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", kind, { status = "Accepted" })
  local data = { certificateHashData = list.certificateHashData[1] }
  csms:command(post, "DeleteCertificate", data, { status = "Accepted" })
  csms:command(post, "GetInstalledCertificateIds", kind, { status = "NotFound" })
  csms:command(post, "DeleteCertificate", data, { status = "NotFound" })
end)
