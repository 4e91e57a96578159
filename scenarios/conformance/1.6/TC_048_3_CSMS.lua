-- The operator reserves a connector out of service; the CSMS takes Unavailable.
scenario "TC_048_3_CSMS" {
  conformance = "TC_048_3_CSMS",
  source = "OCTT 1.6 TC_048_3_CSMS; OCPP 1.6 5.2, 5.13",
  needs  = { "csms.command" },
}

local post = station "CP-1048-3" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeAvailability", { connectorId = 1, type = "Inoperative" }, { status = "Accepted" })
  post:tells("StatusNotification", { connectorId = 1, status = "Unavailable" })
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4C100",
    reservationId = 1 },
    { status = "Unavailable" })
  post:hears("ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4C100",
    reservationId = 1 })
end)
