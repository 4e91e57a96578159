-- The mains fail in mid-session, and the station lives on for a moment: it ends the transaction and tells of it before it goes down.
scenario "TC_032_1_CS" {
  conformance = "TC_032_1_CS",
  source = "OCTT 1.6 TC_032_1_CS; OCPP 1.6 3.7, 4.10, 7.36",
  quiet = true,
}

local post = station "CP-032-1" { profile = "neutral-ac-22", overrides = { backup = "10 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D48C51" }

test(function()
  local id = ann:charges(post)
  wait "10 min"
  post:power(false)
  post:tells("StopTransaction", { transactionId = id, reason = "PowerLoss" }, "5 s")
  wait "2 min"
  post:power(true)
  post:boots(nil, "5 min")
  post:silent("StopTransaction", "3 min")
end)
