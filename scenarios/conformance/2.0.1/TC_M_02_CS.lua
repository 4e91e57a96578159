-- A ManufacturerRootCertificate is installed.
scenario "TC_M_02_CS" {
  conformance = "TC_M_02_CS",
  source = "OCPP 2.0.1 part 6, TC_M_02_CS; part 2, M05",
  needs  = { "csms.command" },
}

local post = station "CP-M-02" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "manufacturer")
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "ManufacturerRootCertificate" } }, { status = "Accepted",
    certificateHashDataChain = { { certificateType = "ManufacturerRootCertificate", certificateHashData = certificate_hash(root_certificate "manufacturer") } } })
end)
