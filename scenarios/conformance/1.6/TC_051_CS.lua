-- A reservation is cancelled, and the connector is free again.
scenario "TC_051_CS" {
  conformance = "TC_051_CS",
  source = "OCTT 1.6 TC_051_CS; OCPP 1.6 5.1",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-051" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4419C", reservationId = 20 },
    { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Reserved" })
  csms:command(post, "CancelReservation", { reservationId = 20 }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
