-- No EVSE is named: a card of the group charges at any.
scenario "TC_H_24_CS" {
  conformance = "TC_H_24_CS",
  source = "OCPP 2.0.1 part 6 TC_H_24_CS; H01, H03",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-H-24" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local bob  = driver "Bob" { token = "05B2C3D4E5A4A4" }

test(function()
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  csms:command(post, "ReserveNow", { id = 25, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D4A4A4", groupIdToken = { idToken = "FLEET7", type = "Central" } }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  check(bob:tap(post, nil, 1) == "Accepted", "another card of the group is accepted")
  bob:plugs_in(post)
  post:sends("TransactionEvent", { reservationId = 25 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
