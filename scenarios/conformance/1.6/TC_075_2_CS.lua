-- A CentralSystemRootCertificate is installed, and listed from then on.
scenario "TC_075_2_CS" {
  conformance = "TC_075_2_CS",
  source = "OCTT 1.6 TC_075_2_CS; security whitepaper 4.1.6, 4.1.8",
  needs  = { "csms.command" },
}

local post = station "CP-075-2" { profile = "neutral-ac-22", security = 1, root = false }

test(function()
  csms:command(post, "GetInstalledCertificateIds", { certificateType = "CentralSystemRootCertificate" },
    { status = "NotFound" })
  csms:command(post, "InstallCertificate",
    { certificateType = "CentralSystemRootCertificate", certificate = root_certificate "CSMS" }, { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = "CentralSystemRootCertificate" },
    { status = "Accepted" })
  check(#list.certificateHashData == 1, "one certificate is listed")
  check(list.certificateHashData[1].hashAlgorithm == "SHA256", "by its SHA-256 hashes")
end)
