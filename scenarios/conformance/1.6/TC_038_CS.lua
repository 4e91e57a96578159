-- A session ends while the station is offline: the CSMS hears of it afterwards, with the time at which it ended.
scenario "TC_038_CS" {
  conformance = "TC_038_CS",
  source = "OCTT 1.6 TC_038_CS; OCPP 1.6 3.7",
  quiet = true,
}

local post = station "CP-038" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D47852" }

test(function()
  local id = ann:charges(post)
  wait "5 min"
  post:link "cut"
  wait "1 min"
  ann:tap(post)
  wait "2 min"
  post:comes_back()
  local stop = post:tells("StopTransaction", { transactionId = id, idTag = "04A1B2C3D47852" })
  check(stop.timestamp < "2026-03-06T10:08:00", "with the time at which it ended")
end)
