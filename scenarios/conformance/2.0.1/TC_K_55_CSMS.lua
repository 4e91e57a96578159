-- A car answers with a schedule above its profile: the CSMS rejects it and sends a profile again.
scenario "TC_K_55_CSMS" {
  conformance = "TC_K_55_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_55_CSMS; part 2 K16",
}

local post = station "CP-K55" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D45551", vehicle = car }

test(function()
  post:tampers("NotifyEVChargingSchedule", {
    replace = { ["chargingSchedule.chargingSchedulePeriod[1].limit"] = 90000 } })
  local tx = ann:starts(post)
  post:tells_needs()
  post:is_given_profile(tx)
  post:tells_schedule "Rejected"
  post:is_given_profile(tx)
  post:tells_schedule "Accepted"
end)
