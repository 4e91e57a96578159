-- pass
-- station:status() says what the station tells its CSMS, which has other words in 2.0.1.
scenario "status" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "1.6", "2.0.1" } }
local hall = site "Hall" { bays = 1 }
local post = station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }
local ann = driver "Ann" { token = "04A1B2C3D4" }

local function says(old, new, when)
  local want = post:version() == "1.6" and old or new
  check(post:status(1) == want, when, post:status(1))
end

test(function()
  says("Available", "Available", "free")
  ann:plugs_in(post)
  says("Preparing", "Occupied", "a plug is in")
  ann:tap(post)
  wait "1 min"
  says("Charging", "Occupied", "it charges")
  ann:tap(post)
  wait "1 min"
  says("Finishing", "Occupied", "the plug is still in")
  ann:pull_plug()
  wait "1 min"
  says("Available", "Available", "free again")
  post:breaks("ground", {})
  wait "1 min"
  says("Faulted", "Faulted", "broken")
  check(post:status(0) == "Available", "the station itself", post:status(0))
end)
