-- Eleven posts tell registers and clocks that cannot be. What the meter showed before or afterwards says what is right; what nothing
-- says waits, with a word why, and comes when something does. A doubt about a post that was right stays one.
scenario "odd registers" {
  source  = "reports of other networks: megawatt-hours from a car park, a session of 1970, one that ends before it begins",
  ocpp    = { "1.6" },                                       -- where a message has one register
  needs   = { "billing.invoices", "billing.dispute" },
  begins  = "2026-03-06 08:00 UTC",
}

local park = site "Car park" { bays = 11, at = { 51.92, 4.48 } }
local posts = {}
local function post(i, overrides)
  overrides.sample_interval = overrides.sample_interval or "0 s"
  overrides.aligned_interval, overrides.stop_data = "0 s", overrides.stop_data or ""
  posts[i] = station(("NL-EXA-01%d"):format(70 + i)) { profile = "neutral-ac-22", bay = park.bay[i], overrides = overrides }
  return posts[i]
end
local waits   = post(1, {})
local never   = post(2, {})
local samples = post(3, { sample_interval = "60 s" })
local measure = post(4, { stop_data = "Energy.Active.Import.Register" })
local late    = post(5, {})
local fair    = post(6, { sample_interval = "60 s" })
local stands  = post(7, {})
local back    = post(8, {})
local anew    = post(9, {})
local sampled = post(11, { sample_interval = "60 s" })
local closes  = post(10, { stop_data = "Energy.Active.Import.Register" })
tariff "Unknown hours" { energy = "0.45 EUR/kWh", tax = "21 %", stations = { late } }
tariff "Park" { energy = "0.45 EUR/kWh", time = "0.60 EUR/h", tax = "21 %" }

waits:breaks("meter", { until_ = "12:00", adds = "300 kWh" })
never:breaks("meter", { adds = "300 kWh" })
samples:tampers("StartTransaction", { replace = { meterStart = 0 } })
measure:tampers("StopTransaction", { replace = { meterStop = 99000000 } })
late:tampers("StartTransaction", { replace = { timestamp = "2026-03-06T20:00:00Z" } })
late:tampers("StopTransaction", { replace = { timestamp = "2099-03-06T20:00:00Z" } })
stands:tampers("StatusNotification", { times = 0, replace = { status = "Unavailable" } }) -- never a word of a plug
sampled:tampers("StopTransaction", { replace = { meterStop = 99000000 } })
stands:tampers("StartTransaction", { replace = { timestamp = "1970-01-01T00:00:10Z" } })
stands:tampers("StopTransaction", { replace = { timestamp = "1970-01-01T00:00:10Z" } })
back:tampers("StartTransaction", { replace = { timestamp = "1970-01-01T00:00:10Z" } })
back:tampers("StopTransaction", { replace = { timestamp = "2026-03-06T05:00:00Z" } })
anew:tampers("StartTransaction", { replace = { meterStart = 0, timestamp = "2026-03-06T08:01:00Z" } })
anew:tampers("StopTransaction", { replace = { meterStop = 9372, timestamp = "2026-03-06T08:26:00Z" } }) -- 1 Wh too many
closes:tampers("StartTransaction", { replace = { meterStart = 0 } })

local function charges(me, i, minutes)
  me:park(park.bay[i])
  me:plug(posts[i])
  me:tap(posts[i])
  wait(minutes .. " min")
  me:tap(posts[i])
  me:pull_plug()
  me:leave()
end

-- why the biller holds back what it holds back; the last digit of the energy hangs on milliseconds
local function held()
  local list = {}
  for _, row in ipairs(csms:api("GET", "/api/billing/invoices").held or {}) do
    list[#list + 1] = ("%s/%s, %s: %s"):format(row.station, row.connector, row.account, (tostring(row.why):gsub("%d Wh", "? Wh")))
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
  Hal = function(me) charges(me, 7, 25) end,
  Ida = function(me) charges(me, 8, 25) end,
  Jan = function(me)
    charges(me, 9, 25)
    wait "3 h"
    anew:tampers("StartTransaction", { replace = { meterStart = 0 } })
    charges(me, 9, 10)
  end,
  Kit = function(me) charges(me, 10, 25) end,
  Lea = function(me) charges(me, 11, 25) end,
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
  local others = "NL-EXA-0172/1, Bob: 30460? " .. without:format(25) .. "; NL-EXA-0175/1, Eva: 460? " .. without:format(0) ..
    "; NL-EXA-0178/1, Ida: 460? " .. without:format(0) .. "; NL-EXA-0179/1, Jan: 125644? " .. without:format(10) ..
    "; NL-EXA-0179/1, Jan: 937? " .. without:format(25)
  wait "17 h"
  check(held() == "NL-EXA-0171/1, Ann: 30460? " .. without:format(25) .. "; " .. others, "six sessions are held back", held())
  wait "24 h"
  check(held() == others, "and later five", held())
end)
