-- A password that is too short is refused; the old one stays.
scenario "TC_A_10_CS" {
  conformance = "TC_A_10_CS",
  source = "OCPP 2.0.1 part 6, TC_A_10_CS; part 2, A01.FR.10, 2.2.1 (BasicAuthPassword)",
  needs  = { "csms.command" },
}

local post = station "CP-A-10" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:sets(post, "SecurityCtrlr", "BasicAuthPassword", "short", "Rejected")
  post:disconnects "30 s"
  post:connects "5 min"
end)
