-- The default profile is cleared while it limits a transaction: that goes on without limit.
scenario "TC_K_09_CS" {
  conformance = "TC_K_09_CS",
  source = "OCPP 2.0.1 part 6 TC_K_09_CS; part 2 K10.FR.05, K10.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K09" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D42ECF" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z", duration = 460 }) }, { status = "Accepted" })
  ann:plugs_in(post)
  ann:tap(post)
  local tx = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }).transactionInfo.transactionId
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 6 } } } })
  csms:command(post, "ClearChargingProfile", { chargingProfileCriteria = { chargingProfilePurpose = "TxDefaultProfile" } }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingRateChanged", transactionInfo = { transactionId = tx } })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" }, { status = "Accepted",
    schedule = { evseId = 1, duration = 300, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = function(a) return a > 6 end } } } })
end)
