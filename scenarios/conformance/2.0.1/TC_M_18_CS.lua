-- All are listed when no kind is named.
scenario "TC_M_18_CS" {
  conformance = "TC_M_18_CS",
  source = "OCPP 2.0.1 part 6, TC_M_18_CS; part 2, M03",
  needs  = { "csms.command" },
}

local post = station "CP-M-18" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS", "manufacturer", "V2G", "MO")
  csms:finds_installed(post, {}, "CSMS", "manufacturer", "V2G", "MO")
end)
