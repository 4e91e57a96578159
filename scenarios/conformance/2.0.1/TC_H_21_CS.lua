-- An EVSE that is reserved is set out of service: the reservation is cancelled for good, and another card charges when it is back.
scenario "TC_H_21_CS" {
  conformance = "TC_H_21_CS",
  source = "OCPP 2.0.1 part 6 TC_H_21_CS; G03, H01.FR.17",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-21" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local bob  = driver "Bob" { token = "05B2C3D4E514B1" }

test(function()
  csms:command(post, "ReserveNow", { id = 24, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "04A1B2C3D414B1" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  post:sends("ReservationStatusUpdate", { reservationId = 24, reservationUpdateStatus = "Removed" })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative", evse = { id = 1 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
  check(bob:tap(post) == "Accepted", "another card is accepted")
  bob:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Started", reservationId = absent })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
