-- With AlignedDataCtrlr.SendDuringIdle no clock-aligned values are sent while somebody charges.
scenario "TC_J_06_CS" {
  conformance = "TC_J_06_CS",
  source = "OCPP 2.0.1 part 6 TC_J_06_CS; J01.FR.20",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-J-06" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { aligned_interval = "900 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = "AlignedDataCtrlr" },
    variable = { name = "SendDuringIdle" }, attributeValue = "true" } } },
    { setVariableResult = { { attributeStatus = "Accepted" } } })
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:silent("MeterValues", "16 min")
  post:silent("TransactionEvent", "2 min")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  post:sends("MeterValues", { evseId = 1 }, "16 min")
end)
