-- The operator reserves a connector that is out of order; the CSMS takes Faulted.
scenario "TC_048_1_CSMS" {
  conformance = "TC_048_1_CSMS",
  source = "OCTT 1.6 TC_048_1_CSMS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
}

local post = station "CP-1048-1" { profile = "neutral-ac-22" }

test(function()
  post:breaks("ground", {})
  post:tells("StatusNotification", { connectorId = 1, status = "Faulted" })
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D411A2",
    reservationId = 1 },
    { status = "Faulted" })
  post:hears("ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D411A2",
    reservationId = 1 })
end)
