-- Two posts have lost the time: one is a day behind when it boots, the other begins with 1970 whenever its mains come. Both have the
-- time of the CSMS once they have booted, and what is charged then is dated and billed as it was. What the second one charges in the
-- seventies, with the link cut, is told with dates that no CSMS may believe: they are doubted, and what was measured is sold.
scenario "a station that lost the time" {
  source = "OCPP 1.6 4.2, 2.0.1 B01, G02: currentTime; MicroOcpp issue 311 (stamps of 1970)",
  needs  = { "csms.sessions" },
  ocpp   = { "1.6", "2.0.1" },
  begins = "2026-03-06 10:00 UTC",
}

local yard  = site "Yard" { bays = 2, at = { 52.37, 4.90 } }
local behind = station "CP-CLOCK-1" { profile = "neutral-ac-22", bay = yard.bay[1] }:clock("-1 day")
local cheap  = station "CP-CLOCK-2" { profile = "neutral-ac-22", bay = yard.bay[2],
                                      overrides = { keeps_time = false, offline_unknown_id = true } }
tariff "Yard" { energy = "0.45 EUR/kWh", time = "0.30 EUR/h", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
account "Bob" { person = "Bob", period = "day" }

local function charges(me, post, bay, minutes)
  me:park(yard.bay[bay])
  me:plug(post)
  check(me:tap(post) == "Accepted", "the card is accepted")
  wait(minutes .. " min")
  me:tap(post)
  me:pull_plug()
  me:leave()
end

driver "Ann" { token = "04C10C4A010001", account = "Ann" }:does(function(me)
  charges(me, behind, 1, 40)
  me:wait_bill { within = "3 days" }
end)

driver "Bob" { token = "04C10C4A020001", account = "Bob" }:does(function(me)
  charges(me, cheap, 2, 30)
  cheap:power(false)
  wait "10 min"
  cheap:power(true)
  wait "2 min"
  charges(me, cheap, 2, 25)
  cheap:link "cut"
  cheap:clock "1970"
  charges(me, cheap, 2, 20)
  cheap:link_mends()
  wait "30 min"
  charges(me, cheap, 2, 30)
  me:wait_bill { within = "3 days" }
end)

expect.invoice { sessions = 5 }
