-- No EVSE is named and somebody charges at each: Occupied.
scenario "TC_H_10_CS" {
  conformance = "TC_H_10_CS",
  source = "OCPP 2.0.1 part 6 TC_H_10_CS; H01.FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-10" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D40D33" }
local bob  = driver "Bob" { token = "05B2C3D4E50D33" }

test(function()
  for evse, somebody in ipairs { ann, bob } do
    somebody:plugs_in(post, evse)
    somebody:tap(post, nil, evse)
    post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  end
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D40D33" }, { status = "Occupied" })
end)
