-- A reserved EVSE fails, and the station cancels the reservation.
scenario "TC_H_20_CSMS" {
  conformance = "TC_H_20_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_20_CSMS; 2.0.1 part 2, H01.FR.16",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D45CE9", evseId = 1 }, { status = "Accepted" })
  post:hears("ReserveNow", { id = 31, evseId = 1, connectorType = absent, idToken = card "04A1B2C3D45CE9" })
  post:tells("StatusNotification", { connectorStatus = "Reserved" })
  post:calls("StatusNotification", { timestamp = "2026-03-06T10:00:05Z", connectorStatus = "Faulted", evseId = 1, connectorId = 1 }, {})
  post:calls("ReservationStatusUpdate", { reservationId = 31, reservationUpdateStatus = "Removed" }, {})
end)
