-- The operator reserves a station; the CSMS takes the transaction at any of its connectors.
scenario "TC_049_CSMS" {
  conformance = "TC_049_CSMS",
  source = "OCTT 1.6 TC_049_CSMS; OCPP 1.6 5.13, 4.8",
  needs  = { "csms.command" },
}

local post = station "CP-1049" { profile = "neutral-ac-22", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D45AF2" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D45AF2",
    reservationId = 19 },
    { status = "Accepted" })
  post:hears("ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D45AF2",
    reservationId = 19 })
  ann:plugs_in(post, 2)
  check(ann:tap(post) == "Accepted", "the card of the reservation is accepted")
  post:sends("StartTransaction", { connectorId = 2, idTag = "04A1B2C3D45AF2", reservationId = 19 })
  post:told("StartTransaction", { transactionId = any, idTagInfo = { status = "Accepted" } })
  post:tells("StatusNotification", { connectorId = 2, status = "Charging" })
end)
