-- The operator cancels a reservation.
scenario "TC_051_CSMS" {
  conformance = "TC_051_CSMS",
  source = "OCTT 1.6 TC_051_CSMS; OCPP 1.6 5.1",
  needs  = { "csms.command" },
}

local post = station "CP-1051" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D45686",
    reservationId = 20 },
    { status = "Accepted" })
  post:hears("ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D45686",
    reservationId = 20 })
  post:tells("StatusNotification", { connectorId = 1, status = "Reserved" })
  csms:command(post, "CancelReservation", { reservationId = 20 },
    { status = "Accepted" })
  post:hears("CancelReservation", { reservationId = 20 })
  post:tells("StatusNotification", { connectorId = 1, status = "Available" })
end)
