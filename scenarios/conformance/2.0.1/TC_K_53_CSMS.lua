-- A car tells its needs: the CSMS answers with a profile of the transaction, and takes what they agree on.
scenario "TC_K_53_CSMS" {
  conformance = "TC_K_53_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_53_CSMS; part 2 K15",
}

local post = station "CP-SK53" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", iso15118 = true }
local ann  = driver "Ann" { token = "04A1B2C3D4CAE6", vehicle = car }

test(function()
  local tx = ann:starts(post)
  post:tells_needs()
  post:is_given_profile(tx)
  post:tells_schedule "Accepted"
end)
