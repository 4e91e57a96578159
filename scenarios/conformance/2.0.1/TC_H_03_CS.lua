-- An EVSE that is reserved cannot be reserved for another card: Occupied.
scenario "TC_H_03_CS" {
  conformance = "TC_H_03_CS",
  source = "OCPP 2.0.1 part 6 TC_H_03_CS; H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "04A1B2C3D424C0" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  csms:command(post, "ReserveNow", { id = 2, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "05B2C3D4E524C0" }, { status = "Occupied" })
  csms:command(post, "CancelReservation", { reservationId = 1 }, { status = "Accepted" })
end)
