-- Two cards of one family, and one that was lent until the evening: one begins, the other ends it; the third is worth nothing
-- when its time is over.
scenario "one family" {
  source  = "OCPP 1.6 3.7, 4.1 (parentIdTag, expiryDate); 2.0.1 C09, C10",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-05-12 17:00 Europe/Oslo",
  catches = { "names-another-group", "keeps-tokens-longer" },
}

local yard = site "Garage yard" { bays = 1, at = { 59.91, 10.75 } }
local post = station "NO-EXA-0311" { profile = "neutral-ac-22", bay = yard.bay[1] }
tariff "Garage" { energy = "3.20 NOK/kWh", tax = "25 %" }
account "Mother" { person = "Mother", period = "day" }

token "04FA3110000311" { account = "Mother", parent = "FAMILY-311" }
token "04FA3110010311" { account = "Mother", parent = "FAMILY-311" }
token "04FA3110020311" { account = "Mother", expires = "19:00" }

local mother = driver "Mother" { token = "04FA3110000311", account = "Mother" }
local father = driver "Father" { token = "04FA3110010311", account = "Mother", vehicle = false }
local guest  = driver "Guest"  { token = "04FA3110020311", account = "Mother" }

test(function()
  mother:park(yard.bay[1])
  mother:plug(post)
  check(mother:tap(post) == "Accepted", "she begins")
  wait "40 min"
  father:tap(post)
  check(not mother:charging(), "he ends it with another card of the family")
  mother:pull_plug()
  mother:leave()
  guest:park(yard.bay[1])
  guest:plug(post)
  check(guest:tap(post) == "Accepted", "until the evening the guest may charge")
  wait "30 min"
  guest:tap(post)
  guest:pull_plug()
  wait_until "19:10"
  guest:plug(post)
  check(guest:tap(post) ~= "Accepted", "and not after it")
  guest:pull_plug()
  guest:leave()
end)

expect.invoice { sessions = 2 }
