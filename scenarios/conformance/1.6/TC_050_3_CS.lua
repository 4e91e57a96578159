-- A station out of service cannot be reserved: Unavailable.
scenario "TC_050_3_CS" {
  conformance = "TC_050_3_CS",
  source = "OCTT 1.6 TC_050_3_CS; OCPP 1.6 5.2, 5.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-050-3" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeAvailability", { connectorId = 0, type = "Inoperative" }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Unavailable" })
  csms:command(post, "ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4B6CE", reservationId = 1 },
    { status = "Unavailable" })
end)
