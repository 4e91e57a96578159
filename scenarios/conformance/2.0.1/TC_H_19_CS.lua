-- A card of the group uses a reserved EVSE.
scenario "TC_H_19_CS" {
  conformance = "TC_H_19_CS",
  source = "OCPP 2.0.1 part 6 TC_H_19_CS; H01, H03",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-H-19" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local bob  = driver "Bob" { token = "05B2C3D4E5E4C6" }

test(function()
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  csms:command(post, "ReserveNow", { id = 23, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D4E4C6", evseId = 1, groupIdToken = { idToken = "FLEET7", type = "Central" } }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  check(bob:tap(post, nil, 1) == "Accepted", "another card of the group is accepted")
  bob:plugs_in(post)
  post:sends("TransactionEvent", { reservationId = 23 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
