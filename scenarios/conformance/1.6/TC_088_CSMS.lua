-- A station offers a subprotocol that nobody speaks, and its own after it: the CSMS chooses the one that both speak.
scenario "TC_088_CSMS" {
  conformance = "TC_088_CSMS",
  source = "OCTT 1.6 TC_088_CSMS; OCPP-J 1.6 3.1.2",
}

local post = station "CP-TC_088_CSMS" { overrides = { offers = "ocpp0.1,ocpp1.6" } }

test(function()
  post:boots()
  check(post:subprotocol() == "ocpp1.6", "the CSMS chose ocpp1.6")
end)
