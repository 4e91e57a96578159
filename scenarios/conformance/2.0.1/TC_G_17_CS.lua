-- ChangeAvailability of a connector while somebody charges there: after the transaction, and the other connector stays.
scenario "TC_G_17_CS" {
  conformance = "TC_G_17_CS",
  source = "OCPP 2.0.1 part 6 TC_G_17_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-17" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 1 } }
local ann  = driver "Ann" { token = "04A1B2C3D46FB6" }

test(function()
  ann:plugs_in(post, 2)
  ann:tap(post, nil, 2)
  local id = post:sends("TransactionEvent", { eventType = "Started", evse = { id = 1, connectorId = 2 } }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = 2 } },
    { status = "Scheduled" })
  post:silent("StatusNotification", "1 min")
  ann:tap(post, nil, 2)
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } })
  post:sends("StatusNotification", { evseId = 1, connectorId = 2, connectorStatus = "Unavailable" })
  ann:drives_off()
  wait "10 s"
  check(post:status(1) == "Available" and post:status(2) == "Unavailable", "only this connector is out of service")
end)
