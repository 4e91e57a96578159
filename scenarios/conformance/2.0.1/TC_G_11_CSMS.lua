-- The operator takes an EVSE out of service where somebody charges: it is done when the transaction is over.
scenario "TC_G_11_CSMS" {
  conformance = "TC_G_11_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_G_11_CSMS; 2.0.1 part 2, G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-G11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4053F" }

test(function()
  ann:charges(post)
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Scheduled" })
  post:hears("ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1, connectorId = absent } })
  wait "1 min"
  ann:tap(post)
  post:tells("TransactionEvent", { eventType = "Ended" })
  post:tells("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
end)
