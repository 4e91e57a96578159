-- A reservation that nobody uses expires, and the CSMS is told.
scenario "TC_H_07_CSMS" {
  conformance = "TC_H_07_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_07_CSMS; 2.0.1 part 2, H04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H07" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D45C45", evseId = 1 }, { status = "Accepted" })
  post:hears("ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D45C45",
    evseId = 1 })
  post:tells("StatusNotification", { connectorStatus = "Reserved" })
  post:tells("StatusNotification", { connectorStatus = "Available" }, "40 min")
  post:tells("ReservationStatusUpdate", { reservationId = 31, reservationUpdateStatus = "Expired" })
end)
