-- A refused password changes nothing: the old one is still good.
scenario "TC_A_10_CSMS" {
  conformance = "TC_A_10_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_10_CSMS; part 2, A01.FR.10, 2.2.1 (BasicAuthPassword)",
  needs  = { "csms.command" },
}

local post = station "CP-SA-10" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:sets(post, "SecurityCtrlr", "BasicAuthPassword", "short", "Rejected")
  post:disconnects "30 s"
  post:connects "5 min"
end)
