-- A StopTransaction of a number that nobody was given ends nobody's session; nor does the number of another station's. Only
-- -1 may mean the one that is under way, where the station never heard its number.
scenario "the end of another's transaction" {
  source  = "OCPP 1.6 4.10, errata 3.18",
  begins  = "2026-03-06 10:00 UTC",
  catches = { "ends-any-session" },
}

local yard = site "Depot" { bays = 2 }
local post = station "NL-EXA-0306" { profile = "neutral-ac-22", bay = yard.bay[1] }
local next_door = station "NL-EXA-0307" { profile = "neutral-ac-22", bay = yard.bay[2] }
local ann = driver "Ann" { token = "04D1CE0007A3F7" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:told("StartTransaction").transactionId
  wait "10 min"
  local stop = { meterStop = 1260000, timestamp = "2026-03-06T10:10:00Z" }
  for _, number in ipairs { 4711, 0, -7 } do
    stop.transactionId = number
    check(post:calls("StopTransaction", stop), "a stop of " .. number .. " is answered")
  end
  stop.transactionId = id
  check(next_door:calls("StopTransaction", stop), "a stop of another station's transaction is answered")
  wait "10 min"
  check(ann:charging(), "Ann charges on")
end)
