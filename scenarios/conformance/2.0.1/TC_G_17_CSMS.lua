-- The operator takes a connector out of service where somebody charges: it is done when the transaction is over.
scenario "TC_G_17_CSMS" {
  conformance = "TC_G_17_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_G_17_CSMS; 2.0.1 part 2, G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-G17" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 1 } }
local ann  = driver "Ann" { token = "04A1B2C3D43D30" }

test(function()
  ann:plugs_in(post, 2)
  ann:tap(post, nil, 2)
  post:sends("TransactionEvent", { eventType = "Started" })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = 2 } },
    { status = "Scheduled" })
  post:hears("ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = 2 } })
  wait "1 min"
  ann:tap(post, nil, 2)
  post:tells("TransactionEvent", { eventType = "Ended" })
  post:tells("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Unavailable" })
end)
