-- Sessions that begin, end and change their price to the millisecond, told by hand: what is billed at the very edge of a rule, and
-- what a millisecond or a watt-hour beyond it. Who leaves at midnight is billed a day later; who was silent for half a minute, too.
scenario "to the millisecond" {
  source  = "harness/refstack/billing/rating.h; harness/sut/sut.md: billing",
  needs   = { "csms.api", "billing.invoices" },
  ocpp    = { "1.6" },                                       -- where a station tells each of this by itself
  begins  = "2026-03-06 10:00 UTC",
  quiet   = true,
}

local post = station "NL-EXA-0187" { profile = "neutral-ac-22" }
local other = station "NL-EXA-0182" { profile = "neutral-ac-22" }
tariff "Hand" {
  energy = "0.50 EUR/kWh", time = "1 EUR/h", idle = "0.10 EUR/min", tax = "0 %", stations = { post },
  windows = { { from = "11:00", to = "12:00", energy = "1 EUR/kWh", time = "2 EUR/h" }, { from = "13:00", to = "14:00", energy = "1 EUR/kWh" },
              { from = "14:00", to = "14:20", idle = "0.20 EUR/min after 2 min" } },
}
account "Ann" { person = "Ann", period = "day" }
account "Bob" { person = "Bob", period = "day" }
local ann = driver "Ann" { token = "0418100001A1B2", account = "Ann" }
local bob = driver "Bob" { token = "0418100002A1B2", account = "Bob" }

local midnight = 1772841600000                              -- the first after it
local register = {}

local function at(clock) return (#clock > 12 and "" or "2026-03-06T") .. clock .. "Z" end
local function says(at_post, status, clock)
  at_post:calls("StatusNotification", { connectorId = 1, status = status, errorCode = "NoError", timestamp = at(clock) })
end

-- a session of this many Wh, with readings { clock, wh above the beginning, context } between; @return its number
local function charges(at_post, card, from, to, wh, readings)
  local begin = register[at_post] or 1000
  local id = (at_post:calls("StartTransaction", { connectorId = 1, idTag = card, meterStart = begin, timestamp = at(from) }) or {}).transactionId
  for _, r in ipairs(readings or {}) do
    at_post:calls("MeterValues", { connectorId = 1, transactionId = id, meterValue = { { timestamp = at(r[1]),
      sampledValue = { { value = tostring(begin + r[2]), context = r[3] or "Sample.Periodic" } } } } })
  end
  register[at_post] = begin + wh
  at_post:calls("StopTransaction", { transactionId = id, meterStop = begin + wh, timestamp = at(to) })
  return tostring(id)
end

local function hour(ms) return ("%02d:%02d"):format(ms // 3600000 % 24, ms // 60000 % 60) end

-- what is billed of session @p id
local function billed(bill, id)
  local found = {}
  for _, l in ipairs(bill and bill.lines or {}) do
    if l.session == id then found[#found + 1] = ("%s %s x %s = %s %s-%s"):format(l.kind, l.quantity, l.price, l.net, hour(l.from_ms), hour(l.to_ms)) end
  end
  return table.concat(found, ", ")
end

test(function()
  post:told "BootNotification"
  local _, status = csms:api("POST", "/api/billing/tariffs", { name = "Back", currency = "EUR", tax_percent = "25", stations = { other.name }, elements = {
    { kind = "energy", price = "0.5" }, { kind = "flat", price = "-0.125" }, { kind = "idle", price = "0.10" } } })
  check(status == 200, "a tariff may give back", status)
  wait_until "2026-03-06 20:00"
  local a, list = "0418100001A1B2", {}
  local function expects(what, wanted, ...)
    local id = charges(post, a, ...)
    list[#list + 1] = { what, id, wanted }
    return id
  end
  expects("a tariff holds from ever", "energy 0.500 x 0.50 = 0.25 09:00-09:05, time 0.0833 x 1.00 = 0.08 09:00-09:05", "09:00:00", "09:05:00", 500)
  says(post, "Available", "09:05:00")
  says(post, "SuspendedEV", "10:10:10")
  expects("a minute in which the vehicle took nothing", "energy 0.000 x 0.50 = 0.00 10:10-10:11, time 0.0167 x 1.00 = 0.02 10:10-10:11",
    "10:10:00", "10:11:00", 0)
  says(post, "Available", "10:11:00")
  says(post, "SuspendedEV", "10:20:10")
  expects("a millisecond less is an attempt that failed", "", "10:20:00", "10:20:59.999", 0)
  says(post, "Available", "10:21:00")
  expects("half a second of another price is no time", "energy 1.999 x 0.50 = 1.00 10:30-11:00, energy 0.001 x 1.00 = 0.00 11:00-11:00, \z
    time 0.5000 x 1.00 = 0.50 10:30-11:00", "10:30:00", "11:00:00.500", 2000)
  says(post, "Available", "11:00:01")
  expects("of two readings of one moment the first counts, and half a Wh is one", "energy 0.568 x 1.00 = 0.57 11:50-12:00, \z
    energy 1.432 x 0.50 = 0.72 12:00-12:10, time 0.1667 x 2.00 = 0.33 11:50-12:00, time 0.1667 x 1.00 = 0.17 12:00-12:10", "11:50:00", "12:10:00", 2000,
    { { "11:58:00", 300 }, { "11:58:00", 500, "Sample.Clock" }, { "12:04:00", 1103 } })
  says(post, "Available", "12:10:00")
  expects("a vehicle that waits first takes nothing until then, and a reading at the end is not the end",
    "energy 0.500 x 0.50 = 0.25 12:20-13:00, energy 0.500 x 1.00 = 0.50 13:00-13:30, time 1.1667 x 1.00 = 1.17 12:20-13:30", "12:20:00", "13:30:00", 1000,
    { { "12:30:00", 0 }, { "13:30:00", 500 } })
  says(post, "Available", "13:30:00")
  expects("who is full before it gets cheaper paid the dearer price", "energy 1.000 x 1.00 = 1.00 13:40-14:00, time 0.4000 x 1.00 = 0.40 13:40-14:04",
    "13:40:00", "14:04:00", 1000, { { "13:50:00", 1000 } })
  says(post, "Available", "14:05:00")
  expects("a minute behind those that are free", "energy 1.000 x 0.50 = 0.50 14:06-14:10, time 0.0667 x 1.00 = 0.07 14:06-14:10, \z
    idle 1 x 0.20 = 0.20 14:12-14:13", "14:06:00", "14:10:00", 1000)
  says(post, "Available", "14:13:00")
  expects("a minute where none is free", "energy 1.000 x 0.50 = 0.50 14:30-14:40, time 0.1667 x 1.00 = 0.17 14:30-14:40, \z
    idle 1 x 0.10 = 0.10 14:40-14:41", "14:30:00", "14:40:00", 1000)
  says(post, "Available", "14:41:00")
  expects("as much as it delivers at most", "energy 33.682 x 0.50 = 16.84 16:00-17:30, time 1.5000 x 1.00 = 1.50 16:00-17:30", "16:00:00", "17:30:00", 33682)
  says(post, "Available", "17:30:00")
  local more = expects("a Wh more waits", "", "17:40:00", "19:10:00", 33683)
  says(post, "Available", "19:10:00")
  local late = charges(post, a, "23:00:00", "23:30:00", 1000)
  says(post, "Available", "2026-03-07T00:00:00")
  charges(other, "0418100002A1B2", "11:00:00", "11:10:00", 1000)
  says(other, "Available", "11:20:00")
  wait_until "23:59"
  wait "30 s"
  local silent = charges(other, "0418100002A1B2", "11:20:00", "23:59:00", 2000)
  local bill, back = ann:wait_bill { within = "1 days" }, bob:wait_bill { within = "1 days" }
  for _, row in ipairs(list) do check(billed(bill, row[2]) == row[3], row[1], billed(bill, row[2]), row[3]) end
  check(bill and bill.issued_ms == midnight and bill.period_to_ms == midnight and bill.period_from_ms == midnight - 86400000, "of the day to midnight",
    bill and bill.period_from_ms)
  check(bill and bill.lines[1].tax_percent == "0" and bill.tax == "0.00", "without tax", bill and bill.tax)
  local words = {}
  for _, l in ipairs(back and back.lines or {}) do words[#words + 1] = l.kind .. " " .. l.net .. " " .. l.tax_percent end
  check(table.concat(words, ", ") == "energy 0.50 25, flat -0.13 25", "who gives back does so to the cent, and the next at the post had plugged the other out",
    table.concat(words, ", "))
  local held = csms:api("GET", "/api/billing/invoices").held or {}
  check(#held == 1 and fits(held[1], { session = more, station = "NL-EXA-0187", transaction = tonumber(more), account = "Ann" }), "one is held back", #held, held[1] and held[1].transaction)
  bill, back = ann:wait_bill { within = "2 days" }, bob:wait_bill { within = "2 days" }
  check(bill and bill.issued_ms == midnight + 86400000 and billed(bill, late) == "energy 1.000 x 0.50 = 0.50 23:00-23:30, time 0.5000 x 1.00 = 0.50 23:00-23:30, \z
    idle 30 x 0.10 = 3.00 23:30-00:00", "who leaves at midnight is billed with the next day", billed(bill, late))
  check(back and back.issued_ms == midnight + 86400000 and billed(back, silent) ~= "", "and so is who had said nothing for less than a minute",
    back and back.issued_ms)
end)
