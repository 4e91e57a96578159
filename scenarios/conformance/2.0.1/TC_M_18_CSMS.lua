-- The CSMS asks for all certificates.
scenario "TC_M_18_CSMS" {
  conformance = "TC_M_18_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_18_CSMS; part 2, M03",
  needs  = { "csms.command" },
}

local post = station "CP-SM-18" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS", "manufacturer", "V2G", "MO")
  csms:finds_installed(post, {}, "CSMS", "manufacturer", "V2G", "MO")
end)
