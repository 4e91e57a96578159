-- Prices change at odd minutes, over midnight and twice in one night; one post has a tariff of its own, in another currency.
-- Who charges at both gets two bills, with a line for each price, each to the cent and dated to the minute. A reading that cannot
-- be moves no price, and who is plugged in still at midnight is billed a day later.
scenario "odd hours" {
  source  = "seed 002 (charged by quantity or by time, and at which rate); row C02",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 20:50 Europe/Amsterdam",
}

local court = site "Court" { bays = 2, at = { 52.37, 4.90 } }
local own   = station "NL-EXA-0141" { profile = "neutral-ac-22", bay = court.bay[1] }
local other = station "NL-EXA-0142" { profile = "neutral-ac-22", bay = court.bay[2] }
tariff "Court" {
  energy = "0.4537 EUR/kWh", time = "0.3571 EUR/h", idle = "0.05 EUR/min after 15 min", flat = "0.35 EUR", tax = "9.5 %",
  windows = { { from = "22:07", to = "00:19", energy = "0.22195 EUR/kWh", time = "0.1013 EUR/h" },
              { from = "00:05", to = "01:07", energy = "0.1 EUR/kWh", idle = "0.0125 EUR/min after 40 min" },
              { from = "20:00", to = "21:00", flat = "0.755 EUR" } },
}
tariff "Guests" { energy = "3.999 NOK/kWh", idle = "1 NOK/min after 5 min", tax = "25 %", stations = { other },
                  windows = { { from = "10:00", to = "20:00", energy = "7 NOK/kWh" } } }
account "Ann" { person = "Ann", period = "day", delivery = "paper", address = "Quay 5, Delft" }
account "Bob" { person = "Bob", period = "day" }
account "Cor" { person = "Cor", period = "day" }
account "Dee" { person = "Dee", period = "day" }

local function charges(me, bay, post, minutes, stays)
  me:park(bay)
  me:plug(post)
  me:tap(post)
  wait(minutes .. " min")
  me:tap(post)
  wait(stays .. " min")
  me:pull_plug()
  me:leave()
end

-- the hour and minute of Amsterdam in winter
local function hour(ms)
  local minute = ms // 60000 + 60
  return ("%d:%02d"):format(minute // 60 % 24, minute % 60)
end

local function kinds(bill)
  local found = {}
  for _, line in ipairs(bill.lines) do
    found[#found + 1] = ("%s %s %s-%s"):format(line.kind, line.price, hour(line.from_ms), hour(line.to_ms))
  end
  return table.concat(found, ", ")
end

local function expects(me, currency, lines, words)
  local bill = me:wait_bill { within = "2 days" }
  if can "billing.invoices" then check(bill, "a bill comes") end
  if not bill then return end
  check(bill.currency == currency, "it is in " .. currency, bill.currency)
  for _, name in ipairs { "number", "account", "kind", "period_from_ms", "period_to_ms", "issued_ms", "net", "tax", "gross", "delivery", "sent_to" } do
    check(bill[name] ~= nil, "it says its " .. name)
  end
  for _, name in ipairs { "session", "station", "connector", "transaction", "quantity", "unit", "net", "tax_percent", "from_ms", "to_ms", "text" } do
    check(bill.lines[1][name] ~= nil, "its lines say their " .. name)
  end
  check(kinds(bill) == lines, "each price has its line and its hours", kinds(bill))
  if not can "csms.script" then return end                  -- only of the reference biller its words are known
  for _, l in ipairs(bill.lines) do
    local decimals = ({ kWh = "%.%d%d%d$", h = "%.%d%d%d%d$" })[l.unit] or "^%d+$"
    check(l.quantity:find(decimals), "a quantity has the decimals of its unit", l.quantity, l.unit)
  end
  local line = bill.lines[#bill.lines > 1 and 2 or 1]
  local quantity = line.quantity:find "%." and line.quantity:gsub("%.?0+$", "") or line.quantity
  local sum = ("%s %s x %s %s = %s %s"):format(quantity, line.unit, line.price, currency, line.net, currency)
  check(line.text == words .. sum, "its text says when, where and how much", line.text, words .. sum)
end

local small = vehicle "Ann's city car" { battery = "60 kWh", soc = "5 %", ac = "7.4 kW", phases = 1 }
driver "Ann" { token = "0414100001C0D7", account = "Ann", vehicle = small }
  :does(function(me)
    charges(me, court.bay[1], own, 215, 130)                -- over the changes of 22:07 and 00:19, and idle over 01:07
    wait_until "02:40"                                      -- people take a while: minutes are those of the clock
    charges(me, court.bay[2], other, 30, 0)
    expects(me, "EUR", "energy 0.4537 20:50-22:07, energy 0.22195 22:07-0:19, energy 0.10 0:19-0:25, time 0.3571 20:50-22:07, " ..
                       "time 0.1013 22:07-0:19, time 0.3571 0:19-0:25, idle 0.0125 1:05-1:07, idle 0.05 1:07-2:35, flat 0.755 20:50-20:50",
            "Energy at NL-EXA-0141/1, 2026-03-06 22:07 to 2026-03-07 00:19: ")
    expects(me, "NOK", "energy 3.999 2:40-3:10", "Energy at NL-EXA-0142/1, 2026-03-07 02:40 to 03:10: ")
  end)

driver "Bob" { token = "0414100002C0D7", account = "Bob" }
  :does(function(me)
    charges(me, court.bay[2], other, 25, 0)                 -- a period before the other
    wait_until "17:20"
    charges(me, court.bay[1], own, 40, 130)
    expects(me, "NOK", "energy 3.999 20:50-21:15", "Energy at NL-EXA-0142/1, 2026-03-06 20:50 to 21:15: ")
    expects(me, "EUR", "energy 0.4537 17:20-18:00, time 0.3571 17:20-18:00, idle 0.05 18:15-20:10, flat 0.35 17:20-17:20",
            "Time at NL-EXA-0141/1, 2026-03-07 17:20 to 18:00: ")
  end)

driver "Cor" { token = "0414100003C0D7", account = "Cor" }
  :does(function(me)
    wait_until "22:00"
    other:breaks("connector lock", { from = "end of session", until_ = "23:30" })
    charges(me, court.bay[2], other, 60, 95)                -- plugged in over midnight; half an hour of it the lock will not open
    expects(me, "NOK", "energy 3.999 22:00-23:00, idle 1.00 23:34-0:35", "Idle time after charging at NL-EXA-0142/1, 2026-03-06 23:34 to 2026-03-07 00:35: ")
  end)

driver "Dee" { token = "0414100004C0D7", account = "Dee", vehicle = vehicle "Dee's car" { battery = "60 kWh", soc = "92 %", ac = "7.4 kW", phases = 1 } }
  :does(function(me)
    wait_until "2026-03-07 08:40"
    charges(me, court.bay[2], other, 140, 0)                -- full before it gets dearer at ten: all of it is cheap
    me:wait_bill { within = "2 days" }
  end)

test(function()
  wait_until "22:06"
  local reading = own:version() == "1.6" and "MeterValues" or "TransactionEvent"
  own:tampers(reading, { times = 2, replace = { ["meterValue[1].sampledValue[1].value"] = own:version() == "1.6" and "99000000" or 99000000 } })
end)

expect.invoice { sessions = 6 }
