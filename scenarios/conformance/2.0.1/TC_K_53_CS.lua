-- A vehicle tells what it needs; it agrees to the schedule that it is given, and charges by it.
scenario "TC_K_53_CS" {
  conformance = "TC_K_53_CS",
  source = "OCPP 2.0.1 part 6 TC_K_53_CS; part 2 K15.FR.01, K15.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K53" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D4F359", vehicle = car }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { transactionInfo = { chargingState = one_of("EVConnected", "Charging") } }, "2 min").transactionInfo.transactionId
  post:sends("NotifyEVChargingNeeds", { evseId = 1, chargingNeeds = { requestedEnergyTransfer = "AC_three_phase" } }, "2 min")
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = { id = 153, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = id,
    chargingSchedule = { { id = 153, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10 } } } } } }, { status = "Accepted" })
  post:sends("NotifyEVChargingSchedule", { evseId = 1, chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10 } } } })
  post:told("NotifyEVChargingSchedule", { status = "Accepted" })
end)
