-- A car tells other needs in the middle of the transaction: the CSMS answers with a new profile.
scenario "TC_K_57_CSMS" {
  conformance = "TC_K_57_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_57_CSMS; part 2 K17",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-K57" { profile = "neutral-ac-22", ocpp = "2.0.1" }
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
  gives(tx)
  agrees "Accepted"
  wait "10 min"
  post:from_now()
  post:renegotiates()
  needs()
  gives(tx)
  agrees "Accepted"
end)
