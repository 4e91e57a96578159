-- A CSMSRootCertificate is installed.
scenario "TC_M_01_CS" {
  conformance = "TC_M_01_CS",
  source = "OCPP 2.0.1 part 6, TC_M_01_CS; part 2, M05",
  needs  = { "csms.command" },
}

local post = station "CP-M-01" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate" } }, { status = "Accepted",
    certificateHashDataChain = { { certificateType = "CSMSRootCertificate", certificateHashData = certificate_hash(root_certificate "CSMS") } } })
end)
