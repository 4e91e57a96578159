-- Two kinds are asked for, and listed.
scenario "TC_M_17_CS" {
  conformance = "TC_M_17_CS",
  source = "OCPP 2.0.1 part 6, TC_M_17_CS; part 2, M03",
  needs  = { "csms.command" },
}

local post = station "CP-M-17" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS", "manufacturer", "V2G", "MO")
  csms:finds_installed(post, { certificateType = { "CSMSRootCertificate", "ManufacturerRootCertificate" } }, "CSMS", "manufacturer")
end)
