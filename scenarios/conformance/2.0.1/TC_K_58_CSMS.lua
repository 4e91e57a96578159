-- The CSMS changes the profile of a car in the middle of its transaction, and takes what follows.
scenario "TC_K_58_CSMS" {
  conformance = "TC_K_58_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_58_CSMS; part 2 K16",
  needs  = { "csms.command" },
}

local post = station "CP-SK58" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D41D31", vehicle = car }

test(function()
  local tx = ann:starts(post)
  post:tells_needs()
  local id = post:is_given_profile(tx)
  post:tells_schedule "Accepted"
  wait "10 min"
  local order = { evseId = 1, chargingProfile = { id = id, stackLevel = 0, chargingProfilePurpose = "TxProfile",
    chargingProfileKind = "Relative", transactionId = tx, chargingSchedule = { { id = 58, chargingRateUnit = "A",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } } } }
  csms:command(post, "SetChargingProfile", order, { status = "Accepted" })
  post:hears("SetChargingProfile", order)
  post:tells("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingRateChanged" }, "2 min")
  post:tells_schedule "Accepted"
end)
