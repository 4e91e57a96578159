-- The CSMS changes the profile of a car, which tells its needs anew: the CSMS answers with another.
scenario "TC_K_59_CSMS" {
  conformance = "TC_K_59_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_59_CSMS; part 2 K16, K17",
  needs  = { "csms.command" },
}

local post = station "CP-K59" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D4C3CD", vehicle = car }

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
  post:from_now()
  post:renegotiates()
  post:tells_needs()
  post:is_given_profile(tx)
  post:tells_schedule "Accepted"
end)
