-- The operator reserves a connector; the CSMS takes the transaction that uses it.
scenario "TC_046_CSMS" {
  conformance = "TC_046_CSMS",
  source = "OCTT 1.6 TC_046_CSMS; OCPP 1.6 5.13, 4.8",
  needs  = { "csms.command" },
}

local post = station "CP-1046" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D451B6" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D451B6",
    reservationId = 17 },
    { status = "Accepted" })
  post:hears("ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D451B6",
    reservationId = 17 })
  post:tells("StatusNotification", { connectorId = 1, status = "Reserved" })
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card of the reservation is accepted")
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D451B6", reservationId = 17 })
  post:told("StartTransaction", { transactionId = any, idTagInfo = { status = "Accepted" } })
  post:tells("StatusNotification", { connectorId = 1, status = "Charging" })
end)
