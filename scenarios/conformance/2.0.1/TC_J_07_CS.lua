-- Sampled meter values in the event that begins a transaction.
scenario "TC_J_07_CS" {
  conformance = "TC_J_07_CS",
  source = "OCPP 2.0.1 part 6 TC_J_07_CS; J02, E01.FR.09",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-J-07" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  post:from_now()
  ann:plugs_in(post)
  ann:tap(post)
  local value = post:sends("TransactionEvent", { eventType = "Started" }).meterValue[1].sampledValue[1]
  check(value.context == "Transaction.Begin", "the context is Transaction.Begin")
  check(value.measurand == "Energy.Active.Import.Register" and value.value >= 0, "the register of the meter")
end)
