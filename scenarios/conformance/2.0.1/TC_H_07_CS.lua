-- Nobody comes: the reservation expires, the CSMS is told, and another card charges.
scenario "TC_H_07_CS" {
  conformance = "TC_H_07_CS",
  source = "OCPP 2.0.1 part 6 TC_H_07_CS; H01, H04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-07" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local bob  = driver "Bob" { token = "05B2C3D4E58B5D" }

test(function()
  csms:command(post, "ReserveNow", { id = 9, expiryDateTime = "2026-03-06T10:01:00Z", evseId = 1,
    idToken = card "04A1B2C3D48B5D" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  post:silent("ReservationStatusUpdate", "55 s")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" }, "10 s")
  post:sends("ReservationStatusUpdate", { reservationId = 9, reservationUpdateStatus = "Expired" })
  check(bob:tap(post) == "Accepted", "another card is accepted")
  bob:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Started", reservationId = absent })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
