-- Nobody comes: the reservation expires, and the CSMS is told.
scenario "TC_H_07_CS" {
  conformance = "TC_H_07_CS",
  source = "OCPP 2.0.1 part 6 TC_H_07_CS; H01, H04",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-H-07" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ReserveNow", { id = 9, expiryDateTime = "2026-03-06T10:05:00Z", evseId = 1,
    idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" }, "6 min")
  post:sends("ReservationStatusUpdate", { reservationId = 9, reservationUpdateStatus = "Expired" })
end)
