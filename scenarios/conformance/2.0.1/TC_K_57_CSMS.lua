-- A car tells other needs in the middle of the transaction: the CSMS answers with a new profile.
scenario "TC_K_57_CSMS" {
  conformance = "TC_K_57_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_57_CSMS; part 2 K17",
}

local post = station "CP-SK57" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D4E2CC", vehicle = car }

test(function()
  local tx = ann:starts(post)
  post:tells_needs()
  post:is_given_profile(tx)
  post:tells_schedule "Accepted"
  wait "10 min"
  post:from_now()
  post:renegotiates()
  post:tells_needs()
  post:is_given_profile(tx)
  post:tells_schedule "Accepted"
end)
