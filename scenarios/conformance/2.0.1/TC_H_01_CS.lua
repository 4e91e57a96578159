-- An EVSE is reserved and used by its card: the reservation is consumed, and the transaction names it, once.
scenario "TC_H_01_CS" {
  conformance = "TC_H_01_CS",
  source = "OCPP 2.0.1 part 6 TC_H_01_CS; H01.FR.15, H03.FR.01, H03.FR.09, H03.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4F032" }

test(function()
  csms:command(post, "ReserveNow", { id = 17, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "04A1B2C3D4F032" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  check(ann:tap(post) == "Accepted", "the card of the reservation is accepted")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
  ann:plugs_in(post)
  post:sends("TransactionEvent", { reservationId = 17 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" }, reservationId = absent })
end)
