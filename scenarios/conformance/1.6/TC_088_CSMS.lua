-- A station offers a subprotocol that nobody speaks, and the CSMS hangs up; then one offers its own after it, and the CSMS chooses the one
-- that both speak.
scenario "TC_088_CSMS" {
  conformance = "TC_088_CSMS",
  source = "OCTT 1.6 TC_088_CSMS; OCPP-J 1.6 3.1.2",
}

local alien = station "CP-TC_088_CSMS-A" { overrides = { offers = "ocpp0.1" } }
local post  = station "CP-TC_088_CSMS" { overrides = { offers = "ocpp0.1,ocpp1.6" } }

test(function()
  post:boots()
  wait "10 s"
  check(not alien:connected(), "of what nobody speaks the CSMS chooses nothing, and hangs up")
  check(post:subprotocol() == "ocpp1.6", "the CSMS chose ocpp1.6")
end)
