-- A station whose connectors are all in use cannot be reserved: Occupied.
scenario "TC_050_2_CS" {
  conformance = "TC_050_2_CS",
  source = "OCTT 1.6 TC_050_2_CS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-050-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4E111" }

test(function()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  csms:command(post, "ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4E111", reservationId = 1 },
    { status = "Occupied" })
end)
