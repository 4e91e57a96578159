-- Six people, four currencies, and amounts that end in a half: rounded line by line, by rate of tax or once a bill, up or to the
-- even one, to whole yen and to thousandths of a dinar. One price changes while somebody charges.
scenario "to the cent" {
  source  = "ISO 4217 (currencies with no decimals and with three); EN 16931 (where amounts are rounded)",
  ocpp    = { "1.6", "2.0.1" },
  begins  = "2026-03-06 10:00 Europe/Amsterdam",
}

local hall = site "Hall" { bays = 10, at = { 52.37, 4.90 } }
local post = {}
for i = 1, 10 do post[i] = station(("NL-EXA-01%d"):format(60 + i)) { profile = "neutral-ac-22", bay = hall.bay[i] } end

tariff "Even" { flat = "0.145 EUR", energy = "0.35 EUR/kWh", tax = "20 %", stations = { post[1] }, rounding = { mode = "half_even" } }
tariff "Odd" { flat = "0.135 EUR", energy = "0.3333 EUR/kWh", tax = "20 %", stations = { post[2] }, rounding = { mode = "half_even" } }
tariff "Yen" { flat = "9 JPY", time = "2.5 JPY/min", energy = "31.7 JPY/kWh", tax = "10 %", stations = { post[3] },
               rounding = { scope = "document", decimals = 0 } }
tariff "Yen at night" { flat = "1.9 JPY", energy = "30 JPY/kWh", tax = "8 %", stations = { post[4] },
               rounding = { scope = "document", decimals = 0 } }
tariff "Dinar" { time = "0.0125 KWD/min", idle = "0.0375 KWD/h after 5 min", energy = "0.0275 KWD/kWh", tax = "5 %", stations = { post[5] },
               rounding = { decimals = 3 } }
tariff "Group" { flat = "0.1045 CHF", time = "0.0205 CHF/min", energy = "0.41115 CHF/kWh", tax = "7.7 %", stations = { post[6] },
               rounding = { scope = "tax_group", mode = "half_even" } }
tariff "Second group" { flat = "0.0445 CHF", energy = "0.178 CHF/kWh", tax = "2.5 %", stations = { post[7] },
               rounding = { scope = "tax_group", mode = "half_even" } }
tariff "Exact" { flat = "0.125 EUR", time = "1.19 EUR/h", energy = "0.45 EUR/kWh", tax = "21 %", stations = { post[8] },
               rounding = { decimals = 6 } }
tariff "Entry" { flat = "0.104 CHF", tax = "7.7 %", stations = { post[9] }, rounding = { scope = "tax_group" } }
tariff "Exit" { flat = "0.104 CHF", tax = "2.5 %", stations = { post[10] }, rounding = { scope = "tax_group" } }

local function charges(me, i, minutes, stays)
  me:park(hall.bay[i])
  me:plug(post[i])
  me:tap(post[i])
  wait(minutes .. " min")
  me:tap(post[i])
  if stays then wait(stays .. " min") end
  me:pull_plug()
  me:leave()
end

local function pays(me, currency, kinds)
  local bill = me:wait_bill { within = "2 days" }
  if can "billing.invoices" then check(bill, me.name .. " gets a bill") end
  if not bill then return end
  local found, called = {}, {}
  for _, line in ipairs(bill.lines) do
    found[#found + 1] = line.kind .. " " .. line.price
    local session = tostring(line.session)
    called[session] = called[session] or line.transaction
    check(line.session and called[session] == line.transaction, "a session has one name", line.session, line.transaction)
    check(line.connector == 1, "it was at the only connector of its post", line.connector)
  end
  check(bill.currency == currency and table.concat(found, ", ") == kinds, "each price has its line", bill.currency, table.concat(found, ", "))
  return bill
end

local people = {
  Ann = function(me)
    charges(me, 1, 20)
    charges(me, 2, 20)
    pays(me, "EUR", "energy 0.35, flat 0.145, energy 0.3333, flat 0.135")
  end,
  Bob = function(me)
    charges(me, 3, 15)
    charges(me, 4, 30)
    pays(me, "JPY", "energy 31.70, time 2.50, flat 9.00, energy 30.00, flat 1.90")
  end,
  Cor = function(me)
    charges(me, 5, 25, 38)
    pays(me, "KWD", "energy 0.0275, time 0.0125, idle 0.0375")
  end,
  Dee = function(me)
    charges(me, 6, 17)
    charges(me, 7, 40)
    pays(me, "CHF", "energy 0.41115, time 0.0205, flat 0.1045, energy 0.178, flat 0.0445")
  end,
  Fay = function(me)
    charges(me, 9, 15)
    charges(me, 10, 15)
    local bill = pays(me, "CHF", "flat 0.104, flat 0.104")
    if bill then check(bill.net == "0.20" and bill.tax == "0.01", "each rate of tax is rounded by itself", bill.net, bill.tax) end
  end,
  Eva = function(me)
    wait "1 min"
    charges(me, 8, 30)
    charges(me, 8, 20)
    pays(me, "EUR", "energy 0.45, time 1.19, flat 0.125, energy 0.55, time 1.19, flat 0.125")
  end,
}
for name, does in pairs(people) do
  account(name) { person = name, period = "day" }
  driver(name) { token = ("0416100%03dE1A2"):format(name:byte()), account = name }:does(does)
end

test(function()
  wait "12 min"
  local function dearer()
    tariff "Exact" { flat = "0.125 EUR", time = "1.19 EUR/h", energy = "0.55 EUR/kWh", tax = "21 %", stations = { post[8] },
                     rounding = { decimals = 6 } }
  end
  dearer()
  wait "5 min"
  dearer()                                                  -- the same again is no other
end)

expect.invoice { sessions = 11 }
