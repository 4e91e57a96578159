-- The CSMS changes the schedule of a vehicle during its session, and the vehicle agrees again.
scenario "TC_K_58_CS" {
  conformance = "TC_K_58_CS",
  source = "OCPP 2.0.1 part 6 TC_K_58_CS; part 2 K16.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K58" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D4D9DC", vehicle = car }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { transactionInfo = { chargingState = one_of("EVConnected", "Charging") } }, "2 min").transactionInfo.transactionId
  post:sends("NotifyEVChargingNeeds", { evseId = 1, chargingNeeds = { requestedEnergyTransfer = "AC_three_phase" } }, "2 min")
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = { id = 158, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = id,
    chargingSchedule = { { id = 158, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 12 } } } } } }, { status = "Accepted" })
  post:sends("NotifyEVChargingSchedule", { evseId = 1 })
  wait "1 min"
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = { id = 158, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = id,
    chargingSchedule = { { id = 159, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } } } }, { status = "Accepted" })
  post:sends("TransactionEvent", { triggerReason = "ChargingRateChanged", transactionInfo = { transactionId = id } }, "2 min")
  post:sends("NotifyEVChargingSchedule", { evseId = 1, chargingSchedule = { chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } })
  post:told("NotifyEVChargingSchedule", { status = "Accepted" })
end)
