-- A reservation is cancelled, and the EVSE is free again.
scenario "TC_H_17_CS" {
  conformance = "TC_H_17_CS",
  source = "OCPP 2.0.1 part 6 TC_H_17_CS; H02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ReserveNow", { id = 20, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D496FC", evseId = 1 }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  csms:command(post, "CancelReservation", { reservationId = 20 }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
end)
