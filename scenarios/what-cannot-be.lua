-- A station tells what cannot be: a beginning in 1970, and 200 kWh in twenty minutes. The bill is right all the same,
-- or waits and says why; nobody is told that such a thing stands.
scenario "what cannot be" {
  source  = "reports of other networks: a start of 1970 billed by the hour, megawatt-hours from a car park",
  ocpp    = { "1.6" },                                       -- where a message has one time and one register
  begins  = "2026-03-06 10:00 UTC",
  catches = { "bills-what-cannot-be", "believes-every-figure" },
}

local park = site "Car park" { bays = 2, at = { 51.92, 4.48 } }
local early = station "NL-EXA-0121" { profile = "neutral-ac-22", bay = park.bay[1] }
local jumpy = station "NL-EXA-0122" { profile = "neutral-ac-22", bay = park.bay[2], overrides = { stop_data = "" } }
tariff "Park" { energy = "0.45 EUR/kWh", time = "0.30 EUR/h", tax = "21 %" }
account "Ann" { person = "Ann", period = "day" }
account "Bob" { person = "Bob", period = "day" }

early:tampers("StartTransaction", { replace = { timestamp = "1970-01-01T00:00:10Z" } })
jumpy:breaks("meter", { adds = "200 kWh" })

local function charges(me, bay, post)
  me:park(bay)
  me:plug(post)
  me:tap(post)
  wait "20 min"
  me:tap(post)
  me:pull_plug()
  me:leave()
  local bill = me:wait_bill { within = "2 days" }
  if can "billing.invoices" then check(bill, "a bill comes") end
end

driver "Ann" { token = "0412100001DAE2", account = "Ann" }:does(function(me) charges(me, park.bay[1], early) end)
driver "Bob" { token = "0412100002DAE2", account = "Bob" }:does(function(me) charges(me, park.bay[2], jumpy) end)

expect.invoice { sessions = 2 }
