-- ChangeAvailability of an EVSE while somebody charges: after the transaction, and it stays so when the plug is out.
scenario "TC_G_11_CS" {
  conformance = "TC_G_11_CS",
  source = "OCPP 2.0.1 part 6 TC_G_11_CS; G03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-G-11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D49C4D" }

test(function()
  local id = ann:charges(post)
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Scheduled" })
  post:silent("StatusNotification", "1 min")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = id } })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  ann:drives_off()
  post:silent("StatusNotification", "1 min")
  check(ann:tap(post) == "busy", "nobody can charge")
end)
