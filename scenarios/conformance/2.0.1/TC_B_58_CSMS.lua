-- A station offers a subprotocol that nobody speaks, and the CSMS hangs up; then one offers its own after it, and the CSMS chooses the one
-- that both speak.
scenario "TC_B_58_CSMS" {
  conformance = "TC_B_58_CSMS",
  source = "OCPP 2.0.1 part 6 TC_B_58_CSMS; part 4 3.1.2",
}

local alien = station "CP-TC_B_58_CSMS-A" { ocpp = "2.0.1", overrides = { offers = "ocpp0.1" } }
local post  = station "CP-TC_B_58_CSMS" { ocpp = "2.0.1", overrides = { offers = "ocpp0.1,ocpp2.0.1" } }

test(function()
  post:boots()
  wait "10 s"
  check(not alien:connected(), "of what nobody speaks the CSMS chooses nothing, and hangs up")
  check(post:subprotocol() == "ocpp2.0.1", "the CSMS chose ocpp2.0.1")
end)
