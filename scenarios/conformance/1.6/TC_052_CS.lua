-- A reservation that nobody made cannot be cancelled.
scenario "TC_052_CS" {
  conformance = "TC_052_CS",
  source = "OCTT 1.6 TC_052_CS; OCPP 1.6 5.1",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-052" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4A39C", reservationId = 21 },
    { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Reserved" })
  csms:command(post, "CancelReservation", { reservationId = 22 }, { status = "Rejected" })
  check(post:status(1) == "Reserved", "the other reservation stays")
end)
