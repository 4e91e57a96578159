-- The operator takes a station out of service where somebody charges: the rest at once, this EVSE when the transaction is over.
scenario "TC_G_14_CSMS" {
  conformance = "TC_G_14_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_G_14_CSMS; 2.0.1 part 2, G04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-G14" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D42FA2" }

test(function()
  ann:charges(post)
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Scheduled" })
  post:hears("ChangeAvailability", { operationalStatus = "Inoperative", evse = absent })
  post:tells("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Unavailable" })
  wait "1 min"
  ann:tap(post)
  post:tells("TransactionEvent", { eventType = "Ended" })
  post:tells("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
end)
