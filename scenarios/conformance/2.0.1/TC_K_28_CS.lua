-- A new default profile is in force at once for the transaction that runs.
scenario "TC_K_28_CS" {
  conformance = "TC_K_28_CS",
  source = "OCPP 2.0.1 part 6 TC_K_28_CS; part 2 K01.FR.32",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K28" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D45F6B" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local tx = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }).transactionInfo.transactionId
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z", duration = 360 }) }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingRateChanged", transactionInfo = { transactionId = tx } })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6 } } } })
end)
