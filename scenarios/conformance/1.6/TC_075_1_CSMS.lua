-- The operator installs a ManufacturerRootCertificate, and reads that it is there.
scenario "TC_075_1_CSMS" {
  conformance = "TC_075_1_CSMS",
  source = "OCTT 1.6 TC_075_1_CSMS; security whitepaper 4.1.6, 4.1.8",
  needs  = { "csms.command" },
}

local post = station "CP-S075-1" { profile = "neutral-ac-22", security = 1, root = false }

test(function()
  csms:command(post, "GetInstalledCertificateIds", { certificateType = "ManufacturerRootCertificate" },
    { status = "NotFound" })
  csms:command(post, "InstallCertificate",
    { certificateType = "ManufacturerRootCertificate", certificate = root_certificate "manufacturer" }, { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = "ManufacturerRootCertificate" },
    { status = "Accepted" })
  check(#list.certificateHashData == 1, "one certificate is listed")
  check(list.certificateHashData[1].hashAlgorithm == "SHA256", "by its SHA-256 hashes")
end)
