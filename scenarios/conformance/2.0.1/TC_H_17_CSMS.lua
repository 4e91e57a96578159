-- The operator cancels a reservation.
scenario "TC_H_17_CSMS" {
  conformance = "TC_H_17_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_17_CSMS; 2.0.1 part 2, H02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D40EEA", evseId = 1 }, { status = "Accepted" })
  post:hears("ReserveNow", { id = 31, evseId = 1, connectorType = absent, idToken = card "04A1B2C3D40EEA" })
  post:tells("StatusNotification", { connectorStatus = "Reserved" })
  csms:command(post, "CancelReservation", { reservationId = 31 }, { status = "Accepted" })
  post:hears("CancelReservation", { reservationId = 31 })
  post:tells("StatusNotification", { connectorStatus = "Available" })
end)
