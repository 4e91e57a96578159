-- Six posts tell registers and clocks that cannot be. What the meter showed before or afterwards says what is right; what nothing
-- says waits, with a word why, and comes when something does. A doubt about a post that was right stays one.
scenario "odd registers" {
  source  = "reports of other networks: megawatt-hours from a car park, a session of 1970, one that ends before it begins",
  ocpp    = { "1.6" },                                       -- where a message has one register
  needs   = { "billing.invoices", "billing.dispute" },
  begins  = "2026-03-06 08:00 UTC",
}

local park = site "Car park" { bays = 6, at = { 51.92, 4.48 } }
local function post(i, overrides)
  overrides.sample_interval = overrides.sample_interval or "0 s"
  overrides.aligned_interval, overrides.stop_data = "0 s", overrides.stop_data or ""
  return station("NL-EXA-017" .. i) { profile = "neutral-ac-22", bay = park.bay[i], overrides = overrides }
end
local waits   = post(1, {})
local never   = post(2, {})
local samples = post(3, { sample_interval = "60 s" })
local measure = post(4, { stop_data = "Energy.Active.Import.Register" })
local late    = post(5, {})
local fair    = post(6, { sample_interval = "60 s" })
tariff "Unknown hours" { energy = "0.45 EUR/kWh", tax = "21 %", stations = { late } }
tariff "Park" { energy = "0.45 EUR/kWh", time = "0.60 EUR/h", tax = "21 %" }

waits:breaks("meter", { until_ = "12:00", adds = "300 kWh" })
never:breaks("meter", { adds = "300 kWh" })
samples:tampers("StartTransaction", { replace = { meterStart = 0 } })
measure:tampers("StopTransaction", { replace = { meterStop = 99000000 } })
late:tampers("StartTransaction", { replace = { timestamp = "2026-03-06T20:00:00Z" } })
late:tampers("StopTransaction", { replace = { timestamp = "2099-03-06T20:00:00Z" } })

local function charges(me, i, minutes)
  me:park(park.bay[i])
  me:plug(({ waits, never, samples, measure, late, fair })[i])
  me:tap(({ waits, never, samples, measure, late, fair })[i])
  wait(minutes .. " min")
  me:tap(({ waits, never, samples, measure, late, fair })[i])
  me:pull_plug()
  me:leave()
end

-- why the biller holds back what it holds back; the last digit of the energy hangs on milliseconds
local function held()
  local list = {}
  for _, row in ipairs(csms:api("GET", "/api/billing/invoices").held or {}) do
    list[#list + 1] = ("%s/%d, %s: %s"):format(row.station, row.connector, row.account, (row.why:gsub("%d Wh", "? Wh")))
  end
  table.sort(list)
  return table.concat(list, "; ")
end

local people = {
  Ann = function(me)
    charges(me, 1, 25)
    local bill = me:wait_bill { within = "4 days" }
    check(bill, "Ann's bill comes when the next car tells what her register was")
    check(bill and bill.issued_ms == 1772928000000, "not before", bill and bill.issued_ms)
  end,
  Bob = function(me) charges(me, 2, 25) end,
  Cor = function(me) charges(me, 3, 25) end,
  Dee = function(me) charges(me, 4, 25) end,
  Eva = function(me) charges(me, 5, 25) end,
  Fay = function(me)
    charges(me, 6, 25)
    local bill = me:wait_bill { within = "2 days" }
    wait "20 h"
    if bill then me:disputes(bill, "it is too much"):wait_for("case closed", "1 days") end
  end,
}
local function who(name, does)
  account(name) { person = name, period = "day" }
  driver(name) { token = ("0417100%03dE1A2"):format(name:byte()), account = name, phone = true }:does(does)
end
for name, does in pairs(people) do who(name, does) end
-- the day after, at the first post and the last
who("Gus", function(me)
  wait "30 h"
  charges(me, 1, 20)
  fair:tampers("StartTransaction", { replace = { meterStart = 0 } })
  charges(me, 6, 20)
end)

agents "First line" { playbook = function(agent, case)
  agent:opens(case, { grade = "L3", category = "billing" })
  agent:act(case, "identify", { invoice = case.invoice })
  local found = agent:dispute(case, case.words)
  agent:act(case, "verify_cdr", { correct = found.outcome == "upheld", correct_wh = found.correct_wh, billed_wh = found.billed_wh })
  agent:act(case, found.outcome == "upheld" and "uphold" or "credit", { credit_note = found.credit })
  agent:reply(case, table.concat(found.explanation, " "), { topic = "explanation" })
  agent:close(case, "looked at again")
end }

test(function()
  if not can "csms.api" then return end
  local without = "Wh in %s min are more than its connector delivers, and no other reading says what is right"
  local bob = "NL-EXA-0172/1, Bob: 30460? " .. without:format(25) .. "; NL-EXA-0175/1, Eva: 460? " .. without:format(0)
  wait "17 h"
  check(held() == "NL-EXA-0171/1, Ann: 30460? " .. without:format(25) .. "; " .. bob, "three sessions are held back", held())
  wait "24 h"
  check(held() == bob, "and later two", held())
end)
