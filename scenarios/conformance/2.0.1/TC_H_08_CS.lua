-- No EVSE is named: one stays free for the card, which charges there; the last one free says that it is reserved.
scenario "TC_H_08_CS" {
  conformance = "TC_H_08_CS",
  source = "OCPP 2.0.1 part 6 TC_H_08_CS; H01.FR.04, H01.FR.07, H01.FR.15, H01.FR.18, H03.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-08" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D43340" }
local bob  = driver "Bob" { token = "05B2C3D4E53340" }

test(function()
  csms:command(post, "ReserveNow", { id = 18, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D43340" }, { status = "Accepted" })
  post:silent("StatusNotification", "10 s")
  bob:plugs_in(post, 1)
  check(bob:tap(post, nil, 1) == "Accepted", "another card takes one of two")
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Reserved" })
  check(ann:tap(post, nil, 2) == "Accepted", "the card of the reservation is accepted")
  ann:plugs_in(post, 2)
  post:sends("TransactionEvent", { eventType = "Started", reservationId = 18, evse = { id = 2 } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
