-- Two versions of OCPP at one site: the old post and the new one serve their drivers on the same morning, a fast charger with two
-- cables beside them. Every bill is right.
scenario "happy session, OCPP 2.0.1" {
  source  = "the ordinary story with stations of OCPP 2.0.1: E02, E07, J02",
  begins  = "2026-03-06 09:00 Europe/Amsterdam",
}

local mall = site "Mall" { bays = 4, at = { 52.37, 4.90 } }
local old  = station "NL-EXA-0016" { profile = "neutral-ac-22", bay = mall.bay[1] }
local new  = station "NL-EXA-0201" { profile = "neutral-ac-22", ocpp = "2.0.1", bay = mall.bay[2] }
local fast = station "NL-EXA-0202" { profile = "neutral-dc-dual", ocpp = "2.0.1", bay = mall.bay[3] }
tariff "Day" { energy = "0.4537 EUR/kWh", time = "0.3571 EUR/h", flat = "0.35 EUR", tax = "21 %" }

local function charges(me, bay, post, minutes, outlet)
  me:park(mall.bay[bay])
  check(me:plug(post, outlet), "the plug goes in")
  check(me:tap(post, nil, outlet) == "Accepted", "the card is accepted")
  wait(minutes)
  check(me:charging(), "the car charges")
  check(me:tap(post, nil, outlet) == "stopped", "the second tap ends the session")
  check(me:pull_plug() == "free", "the cable comes out")
  me:leave()
  me:wait_bill { within = "30 days" }
end

local shoppers = {
  { "Ann", "04A1B2C3019D3F", 1, old, "50 min" },
  { "Bob", "04A1B2C3029D3F", 2, new, "55 min" },
  { "Cas", "04A1B2C3039D3F", 3, fast, "20 min", 1 },
  { "Dee", "04A1B2C3049D3F", 4, fast, "25 min", 2 },
}
for i, who in ipairs(shoppers) do
  driver(who[1]) { token = who[2], vehicle = vehicle("Car " .. i) { battery = "77 kWh", soc = "30 %" } }
    :does(function(me)
      wait(("%d min"):format(i))
      charges(me, who[3], who[4], who[5], who[6])
    end)
end

expect.invoice    { sessions = 4, delivery = "email" }
expect.experience { contacts = 0, surprises = 0, start_attempts = 1 }
