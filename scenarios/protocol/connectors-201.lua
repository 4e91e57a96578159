-- Which connector is meant by the second of the last EVSE, what it is in, and which trouble is still there when another is over.
scenario "connectors and their troubles, OCPP 2.0.1" {
  source = "OCPP 2.0.1 part 2 G01, N07; appendix, standardized components",
  needs  = { "csms.api", "csms.enrol" },
  begins = "2026-03-06 12:30 UTC",
  quiet  = true,
}

local yard = site "Yard" { bays = 4 }
local dual = station "CS-R202" { profile = "neutral-dc-dual", ocpp = "2.0.1", bay = yard.bay[1], overrides = { connectors = 4, evses = 2 } }
token "04A1B2C3D4EE05" {}
token "04A1B2C3D4EE4B" {}
tariff "Day" { energy = "0.45 EUR/kWh", tax = "21 %", running_cost = true }

local function told() return csms:api("GET", "/api/csms/sessions?station=" .. dual.name) end

local function session() return (told().sessions or {})[1] or {} end

local function connectors()
  local list = {}
  for _, c in ipairs(told().stations[1].connectors or {}) do
    list[#list + 1] = ("%d %s %s"):format(c.connector, c.status, c.error_code)
  end
  return table.concat(list, ", ")
end

local event_id = 0

local function event(component, variable, value, evse, more)
  event_id = event_id + 1
  local e = { eventId = event_id, timestamp = "2026-03-06T12:00:00Z", trigger = "Delta", actualValue = value, eventNotificationType = "HardWiredNotification",
    component = { name = component, evse = evse }, variable = { name = variable } }
  for name, v in pairs(more or {}) do e[name] = v end
  dual:calls("NotifyEvent", { generatedAt = "2026-03-06T12:00:00Z", seqNo = 0, eventData = { e } }, {})
end

test(function()
  dual:told "BootNotification"
  wait "1 min"
  step("connectors of EVSEs", function()
    local function says(evse, connector, status)
      dual:calls("StatusNotification", { timestamp = "2026-03-06T11:00:00Z", connectorStatus = status, evseId = evse, connectorId = connector }, {})
    end
    says(2, 2, "Occupied")
    says(2, 3, "Reserved")
    says(2, 4, "Faulted")
    says(1, 2, "Faulted")
    says(3, 1, "Faulted")
    check(connectors() == "1 Available NoError, 2 Available NoError, 3 Occupied NoError, 4 Reserved NoError", "those of the last EVSE come last", connectors())
    says(1, 1, "Faulted")
    says(2, 1, "Unavailable")
    says(2, 3, "Available")
    check(connectors() == "1 Faulted NoError, 2 Unavailable NoError, 3 Occupied NoError, 4 Available NoError", "each by itself", connectors())
    says(1, 1, "Available")
    says(2, 1, "Available")
    says(2, 2, "Available")
  end)
  step("troubles", function()
    local function heard() return #(csms:api("GET", "/api/desk/events?since=0").events or {}) end
    local before = heard()
    event("EVRetentionLock", "Problem", "true")
    check(heard() == before + 1, "the desk hears the first word about the station as a whole", heard() - before)
    event("EVRetentionLock", "Problem", "false")
    event("ConnectorPlugRetentionLock", "Problem", "true", { id = 2, connectorId = 2 })
    check(connectors():find "3 Available ConnectorLockFailure", "a lock", connectors())
    event("TemperatureSensor", "Tripped", "TRUE", { id = 2, connectorId = 2 })
    check(connectors():find "3 Available HighTemperature", "the last trouble", connectors())
    event("TemperatureSensor", "Tripped", "false", { id = 2, connectorId = 2 })
    check(connectors():find "3 Available ConnectorLockFailure", "one that is still there", connectors())
    dual:calls("StatusNotification", { timestamp = "2026-03-06T12:01:00Z", connectorStatus = "Occupied", evseId = 2, connectorId = 2 }, {})
    check(connectors():find "3 Occupied ConnectorLockFailure", "stays, whatever the status", connectors())
    event("ConnectorPlugRetentionLock", "Problem", "true", { id = 2, connectorId = 2 }, { cleared = true })
    check(connectors():find "3 Occupied NoError", "until it is cleared", connectors())
    event("RCD", "Tripped", "true", { id = 1 })
    event("TokenReader", "Problem", "true")
    event("PowerContactor", "Active", "true", { id = 2 })
    event("SmellSensor", "Problem", "true", { id = 2 })
    event("EVSE", "Problem", "true", { id = 7 })
    check(connectors() == "0 Available ReaderFailure, 1 Available GroundFailure, 2 Available NoError, 3 Occupied NoError, 4 Available NoError",
      "of an EVSE, of the station, and what is none", connectors())
    event("RCD", "Tripped", "false", { id = 1 })
    event("TokenReader", "Problem", "false")
    check(connectors():find "0 Available NoError, 1 Available NoError", "and all is well again", connectors())
  end)
  step("a transaction at the second connector of an EVSE", function()
    local e = transaction_event(2, 0, "2026-03-06T12:10:00Z", "Started", "Authorized", "04A1B2C3D4EE05", { chargingState = "Charging" })
    e.evse.connectorId = 3
    e.meterValue = { { timestamp = "2026-03-06T12:10:00Z", sampledValue = { { value = 0 } } } }
    dual:from_now()
    dual:calls("TransactionEvent", e, { idTokenInfo = { status = "Accepted" } })
    dual:hears_nothing("CostUpdated", "1 s")                 -- nobody has the CSMS say anything by itself
    dual:calls("MeterValues", { evseId = 2, meterValue = { { timestamp = "2026-03-06T12:12:00Z", sampledValue = { { value = 50 } } } } }, {})
    check(fits(session(), { connector = 4, wh = 50 }), "readings of the EVSE are those of its connector", session().connector, session().wh)
    dual:calls("MeterValues", { evseId = 1, meterValue = { { timestamp = "2026-03-06T12:13:00Z", sampledValue = { { value = 999 } } } } }, {})
    check(session().wh == 50, "those of another are not", session().wh)
    local second = transaction_event(1, 0, "2026-03-06T12:14:00Z", "Started", "Authorized", "04A1B2C3D4EE05")
    second.transactionInfo.transactionId = "second"
    dual:calls("TransactionEvent", second, { idTokenInfo = { status = "ConcurrentTx" } })
    second = transaction_event(1, 1, "2026-03-06T12:14:30Z", "Ended", "StopAuthorized", "04A1B2C3D4EE05")
    second.transactionInfo.transactionId = "second"
    dual:calls("TransactionEvent", second, { idTokenInfo = { status = "Accepted" } })
    check(fits(told().refused, { { token = "04A1B2C3D4EE05", connector = 1, status = "ConcurrentTx" } }), "one card charges once", #told().refused)
    e = transaction_event(2, 1, "2026-03-06T12:20:00Z", "Ended", "EVDeparted", nil, { stoppedReason = "EVDisconnected", chargingState = "Idle" })
    e.evse = nil
    dual:calls("TransactionEvent", e)
    check(connectors():find "4 Available NoError", "the plug is out", connectors())
    local function last(seq, at, kind, reason, card_, more)
      local one = transaction_event(1, seq, at, kind, reason, card_, more)
      one.transactionInfo.transactionId = "last"
      if kind == "Ended" then one.meterValue = { { timestamp = at, sampledValue = { { value = 700 } } } } end
      dual:calls("TransactionEvent", one)
    end
    last(0, "2026-03-06T12:21:00Z", "Started", "Authorized", "04A1B2C3D4EE05", { chargingState = "Charging" })
    last(1, "2026-03-06T12:23:00Z", "Ended", "EVDeparted", nil, { chargingState = "Idle" })
    local all = told().sessions or {}
    check(fits(all[#all], { transaction = "last", state = "done", wh = 0 }), "where nothing was read before, what is read at the end is no energy", all[#all] and all[#all].wh)
    local function beside(tx, evse, seq, kind, card_)
      local one = transaction_event(evse, seq, ("2026-03-06T12:3%d:00Z"):format(evse), kind, kind == "Ended" and "EVDeparted" or "Authorized", card_)
      one.transactionInfo.transactionId = tx
      one.meterValue = { { timestamp = one.timestamp, sampledValue = { { value = 1000 } } } }
      dual:calls("TransactionEvent", one)
    end
    beside("one", 1, 0, "Started", "04A1B2C3D4EE05")
    beside("two", 2, 0, "Started", "04A1B2C3D4EE4B")
    dual:calls("MeterValues", { evseId = 1, meterValue = { { timestamp = "2026-03-06T12:33:00Z", sampledValue = { { value = 1040 } } } } }, {})
    all = told().sessions or {}
    check(fits(all[#all - 1], { transaction = "one", wh = 40 }) and fits(all[#all], { transaction = "two", wh = 0 }), "of two each has its own readings")
  end)
end)
