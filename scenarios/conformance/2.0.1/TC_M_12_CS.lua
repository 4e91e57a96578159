-- Only the CSMSRootCertificate is listed when it alone is asked for.
scenario "TC_M_12_CS" {
  conformance = "TC_M_12_CS",
  source = "OCPP 2.0.1 part 6, TC_M_12_CS; part 2, M03",
  needs  = { "csms.command" },
}

local post = station "CP-M-12" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS", "manufacturer", "V2G", "MO")
  csms:finds_installed(post, { certificateType = { "CSMSRootCertificate" } }, "CSMS")
end)
