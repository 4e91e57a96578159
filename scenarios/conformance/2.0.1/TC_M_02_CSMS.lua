-- The CSMS installs a ManufacturerRootCertificate.
scenario "TC_M_02_CSMS" {
  conformance = "TC_M_02_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_02_CSMS; part 2, M05",
  needs  = { "csms.command" },
}

local post = station "CP-SM-02" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "manufacturer")
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "ManufacturerRootCertificate" } }, { status = "Accepted",
    certificateHashDataChain = { { certificateType = "ManufacturerRootCertificate", certificateHashData = certificate_hash(root_certificate "manufacturer") } } })
end)
