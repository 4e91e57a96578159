-- Nobody comes: the reservation expires and the connector is free again.
scenario "TC_047_CS" {
  conformance = "TC_047_CS",
  source = "OCTT 1.6 TC_047_CS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-047" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ReserveNow",
    { connectorId = 1, expiryDate = "2026-03-06T10:05:00Z", idTag = "04A1B2C3D4B323", reservationId = 1 },
    { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Reserved" })
  post:sends("StatusNotification", { connectorId = 1, status = "Available" }, "6 min")
  check(post:status(1) == "Available", "the connector is free")
  csms:command(post, "CancelReservation", { reservationId = 1 }, { status = "Rejected" })
end)
