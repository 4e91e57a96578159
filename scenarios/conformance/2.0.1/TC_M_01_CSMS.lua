-- The CSMS installs a CSMSRootCertificate.
scenario "TC_M_01_CSMS" {
  conformance = "TC_M_01_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_01_CSMS; part 2, M05",
  needs  = { "csms.command" },
}

local post = station "CP-SM-01" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate" } }, { status = "Accepted",
    certificateHashDataChain = { { certificateType = "CSMSRootCertificate", certificateHashData = certificate_hash(root_certificate "CSMS") } } })
end)
