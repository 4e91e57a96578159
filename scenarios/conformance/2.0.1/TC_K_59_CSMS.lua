-- The CSMS changes the profile of a car, which tells its needs anew: the CSMS answers with another.
scenario "TC_K_59_CSMS" {
  conformance = "TC_K_59_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_59_CSMS; part 2 K16, K17",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-K59" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D4", vehicle = car }

local function needs()
  post:sends("NotifyEVChargingNeeds", { evseId = 1 }, "2 min")
  post:told("NotifyEVChargingNeeds", { status = one_of("Accepted", "Processing") })
end

local function gives(tx)
  local given = post:hears("SetChargingProfile", { evseId = 1, chargingProfile = { chargingProfilePurpose = "TxProfile", transactionId = tx } })
  post:answers("SetChargingProfile", { status = "Accepted" })
  return given.chargingProfile.id
end

local function agrees(status)
  post:sends("NotifyEVChargingSchedule", { evseId = 1 }, "2 min")
  post:told("NotifyEVChargingSchedule", { status = status })
end

test(function()
  local tx = ann:starts(post)
  needs()
  local id = gives(tx)
  agrees "Accepted"
  wait "10 min"
  local order = { evseId = 1, chargingProfile = { id = id, stackLevel = 0, chargingProfilePurpose = "TxProfile",
    chargingProfileKind = "Relative", transactionId = tx, chargingSchedule = { { id = 58, chargingRateUnit = "A",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } } } }
  csms:command(post, "SetChargingProfile", order, { status = "Accepted" })
  post:hears("SetChargingProfile", order)
  post:from_now()
  post:renegotiates()
  needs()
  gives(tx)
  agrees "Accepted"
end)
