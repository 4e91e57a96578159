-- A root certificate is deleted by its hash data, and only that one.
scenario "TC_076_CS" {
  conformance = "TC_076_CS",
  source = "OCTT 1.6 TC_076_CS; security whitepaper 4.1.7",
  needs  = { "csms.command" },
}

local post = station "CP-076" { profile = "neutral-ac-22", security = 1, root = false }

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
