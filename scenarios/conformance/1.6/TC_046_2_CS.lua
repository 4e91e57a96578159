-- A reserved connector is started remotely, for the card of the reservation.
scenario "TC_046_2_CS" {
  conformance = "TC_046_2_CS",
  source = "OCTT 1.6 TC_046_2_CS; OCPP 1.6 5.11, 5.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-046-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4FB35" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4FB35", reservationId = 18 },
    { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Reserved" })
  csms:command(post, "RemoteStartTransaction", { connectorId = 1, idTag = "04A1B2C3D4FB35" }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  ann:plugs_in(post)
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4FB35", reservationId = 18 })
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
end)
