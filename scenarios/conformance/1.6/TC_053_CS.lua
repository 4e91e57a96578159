-- A card of the same group uses the reservation.
scenario "TC_053_CS" {
  conformance = "TC_053_CS",
  source = "OCTT 1.6 TC_053_CS; OCPP 1.6 5.13, 3.2",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-053" { profile = "neutral-ac-22" }
local bob  = driver "Bob" { token = "05B2C3D4E59C68" }

test(function()
  csms:answers(post, "Authorize", { idTagInfo = { status = "Accepted", parentIdTag = "FLEET7" } })
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D49C68", parentIdTag = "FLEET7", reservationId = 23 },
    { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Reserved" })
  check(bob:tap(post) == "Accepted", "another card of the group is accepted")
  bob:plugs_in(post)
  post:sends("StartTransaction", { connectorId = 1, idTag = "05B2C3D4E59C68", reservationId = 23 })
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
end)
