-- The operator reserves a connector in use; the CSMS takes Occupied.
scenario "TC_048_2_CSMS" {
  conformance = "TC_048_2_CSMS",
  source = "OCTT 1.6 TC_048_2_CSMS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
}

local post = station "CP-1048-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4725A" }

test(function()
  ann:plugs_in(post)
  post:tells("StatusNotification", { connectorId = 1, status = "Preparing" })
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4725A",
    reservationId = 1 },
    { status = "Occupied" })
  post:hears("ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4725A",
    reservationId = 1 })
end)
