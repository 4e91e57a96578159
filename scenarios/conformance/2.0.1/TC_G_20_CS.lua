-- The plug cannot be locked: nobody charges, and the operator hears of the lock.
scenario "TC_G_20_CS" {
  conformance = "TC_G_20_CS",
  source = "OCPP 2.0.1 part 6 TC_G_20_CS; G05.FR.01, G05.FR.02",
  quiet = true,
}

local post = station "CP-2-G-20" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4BFEC" }

test(function()
  post:breaks("connector bolt")
  ann:plugs_in(post)
  post:from_now()
  ann:tap(post)
  post:sends("NotifyEvent", { eventData = some { trigger = "Delta", actualValue = "true",
    component = { name = "ConnectorPlugRetentionLock", evse = { id = 1, connectorId = 1 } }, variable = { name = "Problem" } } })
  post:silent("TransactionEvent", "5 min")
end)
