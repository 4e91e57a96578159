-- The mains fail in mid-session: the CSMS accepts the station again, and the end of the session that it heard late.
scenario "TC_032_1_CSMS" {
  conformance = "TC_032_1_CSMS",
  source = "OCTT 1.6 TC_032_1_CSMS; OCPP 1.6 3.7, 4.10",
}

local post = station "CP-1032-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D49D33" }

test(function()
  local id = ann:charges(post)
  wait "10 min"
  post:reboots "2 min"
  post:boots(nil, "5 min")
  post:tells("StopTransaction", { transactionId = id, reason = "PowerLoss" })
end)
