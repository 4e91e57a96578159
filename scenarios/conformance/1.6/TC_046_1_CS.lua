-- A reserved connector is used by its card; the transaction names the reservation.
scenario "TC_046_1_CS" {
  conformance = "TC_046_1_CS",
  source = "OCTT 1.6 TC_046_1_CS; OCPP 1.6 5.13, 4.8",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-046-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4A318" }
local bob  = driver "Bob" { token = "05B2C3D4E5A318" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4A318", reservationId = 17 },
    { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Reserved" })
  check(bob:tap(post, nil, 1) ~= "Accepted", "somebody else's card is refused")
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card of the reservation is accepted")
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  ann:plugs_in(post)
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4A318", reservationId = 17 })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
end)
