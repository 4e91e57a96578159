-- The mains fail in mid-session: what ended is told once the station is back, in order and once.
scenario "TC_032_2_CS" {
  conformance = "TC_032_2_CS",
  source = "OCTT 1.6 TC_032_2_CS; OCPP 1.6 3.7, 4.10, 7.36",
  quiet = true,
}

local post = station "CP-032-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D401F2" }

test(function()
  local id = ann:charges(post)
  wait "10 min"
  post:reboots "2 min"
  post:boots(nil, "5 min")
  post:tells("StopTransaction", { transactionId = id, reason = "PowerLoss" })
  post:silent("StopTransaction", "3 min")
end)
