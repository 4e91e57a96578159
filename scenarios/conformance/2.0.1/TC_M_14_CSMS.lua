-- The CSMS asks for the V2GRootCertificate.
scenario "TC_M_14_CSMS" {
  conformance = "TC_M_14_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_14_CSMS; part 2, M03",
  needs  = { "csms.command" },
}

local post = station "CP-SM-14" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS", "manufacturer", "V2G", "MO")
  csms:finds_installed(post, { certificateType = { "V2GRootCertificate" } }, "V2G")
end)
