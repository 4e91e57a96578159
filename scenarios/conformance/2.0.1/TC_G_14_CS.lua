-- ChangeAvailability of the station while somebody charges: free EVSEs at once, the other after the transaction.
scenario "TC_G_14_CS" {
  conformance = "TC_G_14_CS",
  source = "OCPP 2.0.1 part 6 TC_G_14_CS; G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-14" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D43542" }

test(function()
  ann:plugs_in(post, 1)
  ann:tap(post, nil, 1)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Scheduled" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Unavailable" })
  post:silent("StatusNotification", "1 min")
  ann:tap(post, nil, 1)
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
end)
