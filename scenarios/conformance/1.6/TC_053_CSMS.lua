-- A connector is reserved for a group; the CSMS says that another card belongs to it, and takes the transaction.
scenario "TC_053_CSMS" {
  conformance = "TC_053_CSMS",
  source = "OCTT 1.6 TC_053_CSMS; OCPP 1.6 5.13, 3.2",
  needs  = { "csms.command" },
}

local post = station "CP-1053" { profile = "neutral-ac-22" }
local bob  = driver "Bob" { token = "05B2C3D4E53DA8" }
token "05B2C3D4E53DA8" { account = "Bob", parent = "FLEET7" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D43DA8", parentIdTag = "FLEET7",
    reservationId = 23 },
    { status = "Accepted" })
  post:hears("ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D43DA8", parentIdTag = "FLEET7",
    reservationId = 23 })
  post:tells("StatusNotification", { connectorId = 1, status = "Reserved" })
  bob:plugs_in(post)
  check(bob:tap(post) == "Accepted", "another card of the group is accepted")
  post:told("Authorize", { idTagInfo = { status = "Accepted", parentIdTag = "FLEET7" } })
  post:sends("StartTransaction", { connectorId = 1, idTag = "05B2C3D4E53DA8", reservationId = 23 })
  post:told("StartTransaction", { transactionId = any, idTagInfo = { status = "Accepted" } })
  post:tells("StatusNotification", { connectorId = 1, status = "Charging" })
end)
