-- The CSMS installs a V2GRootCertificate.
scenario "TC_M_03_CSMS" {
  conformance = "TC_M_03_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_03_CSMS; part 2, M05",
  needs  = { "csms.command" },
}

local post = station "CP-SM-03" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "V2G")
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GRootCertificate" } }, { status = "Accepted",
    certificateHashDataChain = { { certificateType = "V2GRootCertificate", certificateHashData = certificate_hash(root_certificate "V2G") } } })
end)
