-- Registers of 1.6 in every spelling that the standard knows, and samples that are none: what a session has taken follows the first
-- and heeds nothing of the others.
scenario "readings of 1.6" {
  source = "OCPP 1.6 4.7, 7.43: SampledValue and its defaults",
  needs  = { "csms.api", "csms.enrol", "csms.script" },
  begins = "2026-03-06 13:00 UTC",
  quiet  = true,
}

local yard = site "Yard" { bays = 2 }
local post = station "CP-R16" { profile = "neutral-ac-22", bay = yard.bay[1] }
local twin = station "CP-R17" { profile = "neutral-dc-dual", bay = yard.bay[2] }
token "04A1B2C3D4ED01" {}
token "04A1B2C3D4ED02" {}
token "04A1B2C3D4ED03" {}

local function sessions(of) return csms:api("GET", "/api/csms/sessions?station=" .. of.name).sessions or {} end

local minute = 0

local function stamp()
  minute = minute + 1
  return ("2026-03-06T10:%02d:00Z"):format(minute)
end

-- What the session has taken once the station has told these samples.
local function tells(id, connector, ...)
  post:calls("MeterValues", { connectorId = connector, transactionId = id, meterValue = { { timestamp = stamp(), sampledValue = { ... } } } }, {})
  return (sessions(post)[1] or {}).wh
end

local function takes(wanted, what, sample)
  local wh = tells(nil, 1, sample)
  check(wh == wanted, what, wh)
end

test(function()
  post:told "BootNotification"
  local id = post:calls("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4ED01", meterStart = 1000, timestamp = "2026-03-06T10:00:00Z" }).transactionId
  check(fits(sessions(post), { { wh = absent, state = "active", connector = 1, stop_ms = absent } }), "nothing is known yet")
  step("registers", function()
    takes(500, "a bare value", { value = "1500" })
    takes(600, "every default said", { value = "1600", unit = "Wh", measurand = "Energy.Active.Import.Register", location = "Outlet", format = "Raw", context = "Sample.Clock" })
    takes(700, "a sign", { value = "+1700" })
    takes(801, "half a watt-hour is one", { value = "1800.5" })
    takes(900, "less is none", { value = "1900.4999" })
    takes(1001, "kilowatt-hours", { value = "2.001", unit = "kWh" })
    takes(1100, "without a fraction", { value = "2.1", unit = "kWh" })
    takes(1200, "rounded", { value = "2.1995", unit = "kWh" })
    takes(1300, "cut", { value = "2.30049", unit = "kWh" })
    takes(3000, "whole ones", { value = "4", unit = "kWh" })
    takes(999999999998999, "the highest that a register counts to", { value = "999999999999999" })
    takes(3100, "a point and nothing behind it", { value = "4100." })
  end)
  step("samples that are none", function()
    for what, sample in pairs { ["a phase"] = { value = "9000", phase = "L1" }, ["an inlet"] = { value = "9000", location = "Inlet" },
      ["power"] = { value = "9000", measurand = "Power.Active.Import" }, ["watts"] = { value = "9000", unit = "W" },
      ["what is signed"] = { value = "9000", format = "SignedData" }, ["words"] = { value = "nine" }, ["nothing"] = { value = "" },
      ["a sign alone"] = { value = "-" }, ["what ends in words"] = { value = "9000x" }, ["a second point"] = { value = "9000.1.2" },
      ["what no register counts to"] = { value = "1000000000000000" } } do
      takes(3100, what, sample)
    end
  end)
  step("many in one message", function()
    check(tells(id, 1, { value = "4200" }, { value = "230", measurand = "Voltage", unit = "V" }, { value = "4300", context = "Sample.Clock" }) == 3200,
      "of one moment the first counts", (sessions(post)[1] or {}).wh)
    check(tells(id, 0, { value = "4400" }) == 3400, "by the number of the transaction, wherever it was told")
    check(tells(nil, 0, { value = "90000" }) == 3400, "of the station as a whole it says nothing")
    check(tells(id + 1, 1, { value = "4500" }) == 3500, "a wrong number is made up for by the connector", (sessions(post)[1] or {}).wh)
    post:calls("MeterValues", { connectorId = 1, meterValue = { { timestamp = "2026-03-06T09:00:00Z", sampledValue = { { value = "80000" } } } } }, {})
    check((sessions(post)[1] or {}).wh == 3500, "what was told before it began is not its own", (sessions(post)[1] or {}).wh)
    check(tells(nil, 1000, { value = "9000" }) == 3500, "nor what is of another connector")
    post:calls("MeterValues", { connectorId = 1001, meterValue = { { timestamp = stamp(), sampledValue = { { value = "9000" } } } } })
    post:denied("MeterValues", one_of("PropertyConstraintViolation"))
    post:calls("MeterValues", { connectorId = -1, meterValue = { { timestamp = stamp(), sampledValue = { { value = "9000" } } } } })
    post:denied("MeterValues", one_of("PropertyConstraintViolation"))
  end)
  step("the end", function()
    post:calls("StopTransaction", { transactionId = id, meterStop = 5000, timestamp = stamp(), idTag = "04A1B2C3D4ED01", transactionData = {
      { timestamp = stamp(), sampledValue = { { value = "4990", context = "Transaction.End" } } } } }, { idTagInfo = { status = "Accepted" } })
    check(fits(sessions(post), { { wh = 4000, state = "done", reason = "Local" } }), "the stop has the last word")
  end)
end)

test(function()
  twin:told "BootNotification"
  local function starts(connector, meter, at, card)
    return twin:calls("StartTransaction", { connectorId = connector, idTag = card or "04A1B2C3D4ED02", meterStart = meter, timestamp = at })
  end
  local function stops(id, meter, at, more)
    local stop = { transactionId = id, meterStop = meter, timestamp = at }
    for name, value in pairs(more or {}) do stop[name] = value end
    return twin:calls("StopTransaction", stop)
  end
  local function last() local all = sessions(twin); return all[#all] or {} end
  step("connectors", function()
    starts(0, 0, "2026-03-06T10:00:00Z")
    twin:denied("StartTransaction", one_of("PropertyConstraintViolation"))
    starts(1001, 0, "2026-03-06T10:00:00Z")
    twin:denied("StartTransaction", one_of("PropertyConstraintViolation"))
    twin:calls("StatusNotification", { connectorId = 1001, status = "Available", errorCode = "NoError" })
    twin:denied("StatusNotification", one_of("PropertyConstraintViolation"))
    check(#sessions(twin) == 0, "where there is none nothing begins")
  end)
  step("what contradicts itself", function()
    local answer = starts(1, 500, "2026-03-06T10:00:00Z")
    stops(answer.transactionId, 400, "2026-03-06T10:10:00Z")
    check(fits(last(), { state = "invalid", reason = "the register ran backwards" }), "a register that runs backwards", last().reason)
    answer = starts(1, 600, "2026-03-06T10:30:00Z")
    stops(answer.transactionId, 600, "2026-03-06T10:30:00Z", { reason = "Remote" })
    check(fits(last(), { state = "done", wh = 0, reason = "Remote", start_ms = 1772793000000, stop_ms = 1772793000000 }), "nothing in no time is a session", last().state)
    stops(answer.transactionId, 700, "2026-03-06T10:31:00Z", { reason = "Local" })
    check(fits(last(), { wh = 0, reason = "Remote" }), "what is over is over", last().wh)
  end)
  step("an end without a number", function()
    local one = starts(1, 700, "2026-03-06T10:40:00Z").transactionId
    twin:calls("MeterValues", { connectorId = 1, transactionId = one, meterValue = { { timestamp = "2026-03-06T10:50:00Z", sampledValue = { { value = "800" } } } } }, {})
    stops(-1, 800, "2026-03-06T10:50:00Z", { idTag = "04A1B2C3D4ED01" })
    check(last().state == "active", "by another card is not its end")
    stops(-1, 800, "2026-03-06T10:50:00Z", { idTag = "04A1B2C3D4ED02" })
    check(fits(last(), { state = "done", wh = 100, doubt = like "without its number" }), "the one that is under way", last().state, last().doubt)
    check(last().ref == tostring(one), "is that one")
    local two, three = starts(1, 900, "2026-03-06T11:00:00Z").transactionId, starts(2, 10, "2026-03-06T11:01:00Z", "04A1B2C3D4ED03").transactionId
    stops(-1, 950, "2026-03-06T11:10:00Z")
    check(last().state == "active" and fits(sessions(twin)[#sessions(twin) - 1], { state = "active" }), "of two nobody knows which")
    stops(two, 950, "2026-03-06T11:10:00Z")
    stops(three, 50, "2026-03-06T11:10:00Z")
    check(fits(last(), { state = "done", wh = 40, doubt = absent }), "by their numbers they end")
  end)
  step("a retry", function()
    local one = starts(1, 1000, "2026-03-06T11:20:00Z").transactionId
    check(starts(1, 1000, "2026-03-06T11:20:00Z").transactionId == one, "the same start is the same transaction")
    local more = starts(1, 1001, "2026-03-06T11:21:00Z").transactionId
    check(more ~= one, "another is not")
    local before = sessions(twin)[#sessions(twin) - 1] or {}
    check(fits(before, { state = "done", reason = "Superseded", stop_ms = 1772796060000, wh = 1 }), "and ends the one before", before.state, before.wh)
    stops(one, 1001, "2026-03-06T11:20:30Z")
    before = sessions(twin)[#sessions(twin) - 1] or {}
    check(fits(before, { reason = "Local", stop_ms = 1772796030000 }), "whose own end is believed when it comes", before.reason)
    stops(more, 1002, "2026-03-06T11:30:00Z")
  end)
  step("one card at two connectors", function()
    twin:calls("StatusNotification", { connectorId = 1, status = "Charging", errorCode = "NoError", timestamp = "2026-03-06T11:40:00Z" })
    local one = starts(1, 1002, "2026-03-06T11:40:00Z").transactionId
    check(fits(starts(2, 50, "2026-03-06T11:41:00Z"), { idTagInfo = { status = "ConcurrentTx" }, transactionId = any }), "charges at the first")
    local second = last()
    check(fits(second, { state = "invalid", reason = "ConcurrentTx", connector = 2, token = "04A1B2C3D4ED02" }), "and not at the second", second.state, second.reason)
    local refused = csms:api("GET", "/api/csms/sessions?station=" .. twin.name).refused or {}
    check(fits(refused, { { reason = "ConcurrentTx", status = "ConcurrentTx", connector = 2, at_ms = 1772797260000 } }), "which stands in the list of those refused", #refused)
    stops(tonumber(second.ref), 60, "2026-03-06T11:42:00Z", { reason = "DeAuthorized" })
    check(fits(last(), { state = "invalid", reason = "ConcurrentTx", stop_ms = 1772797320000 }), "though it took something", last().state, last().reason)
    twin:calls("StatusNotification", { connectorId = 1, status = "Available", errorCode = "NoError", timestamp = "2026-03-06T11:45:00Z" })
    local third = starts(2, 60, "2026-03-06T11:46:00Z")
    check(fits(third, { idTagInfo = { status = "Accepted" } }), "until the first is free, though nobody told its end")
    stops(third.transactionId, 70, "2026-03-06T11:48:00Z")
    stops(one, 1100, "2026-03-06T11:44:00Z")
    one = starts(1, 1100, "2026-03-06T11:50:00Z").transactionId
    stops(one, 1200, "2026-03-06T11:54:00Z")
    second = starts(2, 70, "2026-03-06T11:53:00Z")
    check(fits(second, { idTagInfo = { status = "ConcurrentTx" } }), "what began before the other was over is concurrent, whenever it is told")
    stops(second.transactionId, 70, "2026-03-06T11:53:10Z")
    check(fits(starts(2, 70, "2026-03-06T11:54:00Z"), { idTagInfo = { status = "Accepted" } }), "what begins as the other ends is not")
    stops(tonumber(last().ref), 70, "2026-03-06T11:54:30Z")
  end)
  step("a number that a test gives", function()
    csms:answers(twin, "StartTransaction", { transactionId = 4711 })
    check(starts(1, 1200, "2026-03-06T11:55:00Z").transactionId == 4711, "is told to the station")
    check(fits(last(), { transaction = "4711", state = "active" }), "is how the session is called", last().transaction)
    stops(tonumber(last().ref), 1250, "2026-03-06T11:56:00Z")
    check(last().state == "active", "under its other number nobody knows it", last().state)
    stops(4711, 1260, "2026-03-06T11:57:00Z")
    check(fits(last(), { state = "done", wh = 60 }), "and with it, it ends", last().state, last().wh)
  end)
end)

