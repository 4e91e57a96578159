-- pass
-- A StopTransaction for a transaction that there is not ends nobody else's: only -1 may mean the one under way.
scenario "the end of another" { source = "OCPP 1.6 errata 3.18", begins = "2026-03-06 10:00 UTC" }

local yard = site "Depot" { bays = 1 }
local post = station "NL-EXA-0001" { profile = "neutral-ac-22", bay = yard.bay[1] }
local ann = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  wait "10 min"
  for _, id in ipairs { 4711, 0, -7 } do
    post:calls("StopTransaction", { transactionId = id, meterStop = 1260000, timestamp = "2026-03-06T10:10:00Z" })
  end
  wait "10 min"
end)
