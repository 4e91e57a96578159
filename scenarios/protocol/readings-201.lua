-- Registers of 2.0.1 in every spelling that the standard knows, events of transactions in every order: what a session has taken,
-- when it began and ended follow what was told, whatever came first.
scenario "readings of 2.0.1" {
  source = "OCPP 2.0.1 part 2 E01 to E15, J02: SampledValueType and its defaults",
  needs  = { "csms.api", "csms.enrol" },
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local yard = site "Yard" { bays = 1 }
local post = station "CS-R201" { profile = "neutral-ac-22", ocpp = "2.0.1", bay = yard.bay[1] }
for n = 1, 4 do token(("04A1B2C3D4EE0%d"):format(n)) {} end
token "04A1B2C3D4EE4C" {}
token "04A1B2C3D4EE09" { status = "Blocked" }

local function asks(of) return csms:api("GET", "/api/csms/sessions?station=" .. of.name) end
local function sessions(of) return asks(of).sessions or {} end

local minute = 0

local function stamp(n)
  minute = n or minute + 1
  return ("2026-03-06T%02d:%02d:00Z"):format(10 + minute // 60, minute % 60)
end

local function at_ms(n) return 1772791200000 + n * 60000 end

local function found(of, tx)
  for _, s in ipairs(sessions(of)) do
    if s.transaction == tx then return s end
  end
  return {}
end

local function tells(evse, ...)
  post:calls("MeterValues", { evseId = evse, meterValue = { { timestamp = stamp(), sampledValue = { ... } } } }, {})
  return found(post, "tx-1").wh
end

local function takes(wanted, what, value, more)
  local sample = more or {}
  sample.value = value
  local wh = tells(1, sample)
  check(wh == wanted, what, wh)
end

test(function()
  post:told "BootNotification"
  wait "3 h"
  stamp(0)
  post:calls_start("04A1B2C3D4EE01", stamp())
  check(found(post, "tx-1").wh == 0, "nothing is taken yet", found(post, "tx-1").wh)
  step("registers", function()
    takes(500, "a bare value", 1500)
    takes(600, "every default said", 1600, { unitOfMeasure = { unit = "Wh", multiplier = 0 }, measurand = "Energy.Active.Import.Register", location = "Outlet",
      context = "Sample.Clock" })
    takes(701, "half a watt-hour is one", 1700.5)
    takes(800, "less is none", 1800.4999)
    takes(901, "kilowatt-hours", 1.901, { unitOfMeasure = { unit = "kWh" } })
    takes(1000, "tens", 20, { unitOfMeasure = { unit = "Wh", multiplier = 2 } })
    takes(1100, "tenths", 21000, { unitOfMeasure = { multiplier = -1 } })
    takes(1200, "tenths of kilowatt-hours", 22, { unitOfMeasure = { unit = "kWh", multiplier = -1 } })
    takes(1300, "the least multiplier", 2300 * 1e9, { unitOfMeasure = { multiplier = -9 } })
    takes(999999000, "the greatest multiplier", 1, { unitOfMeasure = { multiplier = 9 } })
    takes(1400, "and back", 2400)
  end)
  step("samples that are none", function()
    for what, sample in pairs { ["a phase"] = { value = 9000, phase = "L1" }, ["an inlet"] = { value = 9000, location = "Inlet" },
      ["power"] = { value = 9000, measurand = "Power.Active.Import" }, ["watts"] = { value = 9000, unitOfMeasure = { unit = "W" } },
      ["a multiplier beyond reason"] = { value = 1, unitOfMeasure = { multiplier = 10 } },
      ["one far below"] = { value = 9e13, unitOfMeasure = { multiplier = -10 } },
      ["more than a register counts to"] = { value = 1e8, unitOfMeasure = { multiplier = 9 } },
      ["less than none"] = { value = -1e8, unitOfMeasure = { multiplier = 9 } } } do
      check(tells(1, sample) == 1400, what, found(post, "tx-1").wh)
    end
    check(tells(0, { value = 9000 }) == 1400, "the meter of the station", found(post, "tx-1").wh)
    check(tells(2, { value = 9000 }) == 1400, "an EVSE that there is not", found(post, "tx-1").wh)
  end)
  step("what is sent twice, and what comes late", function()
    local update = transaction_event(1, 2, stamp(40), "Updated", "MeterValuePeriodic")
    update.evse = nil
    update.meterValue = { { timestamp = stamp(40), sampledValue = { { value = 3000 }, { value = 3100, context = "Other" } } } }
    post:calls("TransactionEvent", update, { idTokenInfo = absent })
    check(found(post, "tx-1").wh == 2000, "of one moment the first counts", found(post, "tx-1").wh)
    post:calls("TransactionEvent", update, { idTokenInfo = absent, totalCost = absent })
    check(#sessions(post) == 1 and found(post, "tx-1").wh == 2000, "twice is once", found(post, "tx-1").wh)
    post:calls("TransactionEvent", transaction_event(1, 4, stamp(50), "Ended", "StopAuthorized", "04A1B2C3D4EE01", { stoppedReason = "Local" }),
      { idTokenInfo = { status = "Accepted" } })
    check(fits(found(post, "tx-1"), { state = "done", reason = "Local", stop_ms = at_ms(50), wh = 2100 }), "it ends with the last that was told",
      found(post, "tx-1").state, found(post, "tx-1").wh)
    local late = transaction_event(1, 3, stamp(45), "Updated", "MeterValuePeriodic")
    late.offline = true
    late.meterValue = { { timestamp = stamp(45), sampledValue = { { value = 3200 } } } }
    post:calls("TransactionEvent", late, {})
    check(fits(found(post, "tx-1"), { state = "done", wh = 2200 }), "what comes after the end is added", found(post, "tx-1").wh)
  end)
  step("who ends it, and why", function()
    local function event(tx, seq, n, kind, reason, card_, more)
      local e = transaction_event(1, seq, stamp(n), kind, reason, card_, more)
      e.transactionInfo.transactionId = tx
      return e
    end
    post:calls("TransactionEvent", event("b", 0, 60, "Started", "CablePluggedIn", nil, { chargingState = "EVConnected" }), { idTokenInfo = absent })
    check(fits(found(post, "b"), { state = "active", token = "", start_ms = at_ms(60) }), "it has begun, for nobody yet", found(post, "b").token)
    post:calls("TransactionEvent", event("b", 1, 62, "Updated", "Authorized", "04A1B2C3D4EE09"), { idTokenInfo = { status = "Blocked" } })
    check(fits(found(post, "b"), { state = "invalid", reason = "Blocked", token = "04A1B2C3D4EE09" }), "a card that is refused", found(post, "b").state)
    post:calls("TransactionEvent", event("b", 2, 63, "Updated", "Authorized", "04A1B2C3D4EE02", { chargingState = "Charging" }), { idTokenInfo = { status = "Accepted" } })
    check(fits(found(post, "b"), { state = "active", reason = absent, token = "04A1B2C3D4EE02", start_ms = at_ms(63) }), "and one that is not", found(post, "b").state)
    post:calls("TransactionEvent", event("b", 3, 70, "Updated", "RemoteStop", nil, { chargingState = "SuspendedEVSE" }))
    post:calls("TransactionEvent", event("b", 4, 71, "Updated", "ChargingStateChanged", nil, { chargingState = "Charging" }))
    post:calls("TransactionEvent", event("b", 5, 75, "Updated", "StopAuthorized", "04A1B2C3D4EE02", { chargingState = "EVConnected" }), { idTokenInfo = { status = "Accepted" } })
    post:calls("TransactionEvent", event("b", 6, 76, "Updated", "EVDeparted"))
    post:calls("TransactionEvent", event("b", 7, 80, "Ended", "EVCommunicationLost", nil, { stoppedReason = "EVDisconnected" }))
    check(fits(found(post, "b"), { state = "done", reason = "EVDisconnected", stop_ms = at_ms(75) }), "over when somebody ended it, and did not let it go on",
      found(post, "b").stop_ms, found(post, "b").reason)
    post:calls("TransactionEvent", event("c", 0, 90, "Started", "CablePluggedIn"))
    post:calls("TransactionEvent", event("c", 1, 95, "Ended", "EVDeparted"), { totalCost = absent })
    check(fits(found(post, "c"), { state = "invalid", reason = "nobody charged", stop_ms = any }), "one that nobody charged in", found(post, "c").reason)
    post:calls("TransactionEvent", event("d", 0, 100, "Started", "Authorized", "04A1B2C3D4EE03"), { idTokenInfo = { status = "Accepted" } })
    local over = event("e", 0, 110, "Started", "Authorized", "04A1B2C3D4EE04", { chargingState = "Charging" })
    post:calls("TransactionEvent", over, { idTokenInfo = { status = "Accepted" } })
    check(fits(found(post, "d"), { state = "done", reason = "Superseded", stop_ms = at_ms(110) }), "another at the connector is the end of it", found(post, "d").state)
    post:calls("TransactionEvent", event("d", 1, 112, "Updated", "MeterValuePeriodic"))
    check(found(post, "d").reason == "Superseded", "which goes on being silent", found(post, "d").reason)
    post:calls("TransactionEvent", event("d", 2, 105, "Ended", "StopAuthorized", "04A1B2C3D4EE03"), { idTokenInfo = { status = "Accepted" } })
    check(fits(found(post, "d"), { state = "done", reason = "Local", stop_ms = at_ms(105) }), "until its own end is told", found(post, "d").reason, found(post, "d").stop_ms)
    local lost = event("n", 0, 106, "Started", "Authorized", "04A1B2C3D4EE03", { chargingState = "Charging" })
    lost.offline = true
    post:calls("TransactionEvent", lost, { idTokenInfo = { status = "Accepted" } })
    check(fits(found(post, "e"), { state = "active", start_ms = at_ms(110) }), "one that is heard of late, and began before it, is not the end of it", found(post, "e").state)
    post:calls("TransactionEvent", event("n", 1, 108, "Ended", "EVDeparted", nil, { stoppedReason = "EVDisconnected" }))
    local back = event("e", 1, 120, "Ended", "StopAuthorized", "04A1B2C3D4EE09", { stoppedReason = "DeAuthorized" })
    back.meterValue = { { timestamp = stamp(120), sampledValue = { { value = 3100, context = "Transaction.Begin" }, { value = 5000, context = "Transaction.End" } } } }
    post:calls("TransactionEvent", back, { idTokenInfo = { status = "Blocked" } })
    check(fits(found(post, "e"), { state = "done", reason = "DeAuthorized", token = "04A1B2C3D4EE04" }), "who ends it needs not be who charges", found(post, "e").token)
    local function charges(tx, from, to, begin, last)
      local one = event(tx, 0, from, "Started", "Authorized", "04A1B2C3D4EE03", { chargingState = "Charging" })
      one.meterValue = begin and { { timestamp = stamp(from), sampledValue = { { value = begin } } } }
      post:calls("TransactionEvent", one, { idTokenInfo = { status = "Accepted" } })
      one = event(tx, 1, to, "Ended", "EVDeparted", nil, { stoppedReason = "EVDisconnected" })
      one.meterValue = last and { { timestamp = stamp(to), sampledValue = { { value = last } } } }
      post:calls("TransactionEvent", one)
      return found(post, tx)
    end
    check(fits(charges("g", 140, 145, nil, 4500), { state = "done", wh = 0 }), "what is told at its end only is no energy where the last ended above it", found(post, "g").wh)
    check(fits(charges("h", 150, 155), { state = "done", wh = 0 }), "without any it has taken nothing", found(post, "h").wh)
    local free_ = event("f", 0, 156, "Started", "Authorized", nil, { chargingState = "Charging" })
    free_.idToken = { idToken = "", type = "NoAuthorization" }
    post:calls("TransactionEvent", free_, { idTokenInfo = { status = "Accepted" } })
    check(fits(found(post, "f"), { state = "active", token = "" }), "where nobody needs a card none is asked for", found(post, "f").state)
    post:calls("TransactionEvent", event("f", 1, 158, "Ended", "EVDeparted"))
    check(fits(charges("i", 160, 165, 7000, 6999), { state = "invalid", reason = "the register ran backwards" }), "a register that runs backwards", found(post, "i").reason)
    check(fits(charges("k", 170, 175, nil, 9000), { state = "done", wh = 2001 }), "what is told at its end only begins where the connector's last ended", found(post, "k").wh)
    post:calls("TransactionEvent", event("j", 0, 180, "Started", "EVDetected", "04A1B2C3D4EE02"), { idTokenInfo = { status = "Accepted" } })
    post:calls("TransactionEvent", event("j", 1, 182, "Updated", "CablePluggedIn"))
    post:calls("TransactionEvent", event("j", 2, 185, "Ended", "EVDeparted", nil, { stoppedReason = "EVDisconnected" }))
    check(fits(found(post, "j"), { state = "done", start_ms = at_ms(182), stop_ms = at_ms(185) }), "who has a card and stands there charges from the plug on", found(post, "j").start_ms)
    post:calls("TransactionEvent", event("o", 0, 190, "Started", "Authorized", "X"), { idTokenInfo = { status = "Unknown" } })
    post:calls("TransactionEvent", event("o", 1, 192, "Updated", "Authorized", "04A1B2C3D4EE09"), { idTokenInfo = { status = "Blocked" } })
    post:calls("TransactionEvent", event("o", 2, 195, "Ended", "EVDeparted"))
    check(fits(found(post, "o"), { state = "invalid", token = "X", reason = "Unknown" }), "of two that are refused the first is named", found(post, "o").token)
    post:calls("TransactionEvent", event("p", 0, 200, "Started", "Authorized", "04A1B2C3D4EE4C", { chargingState = "Charging" }), { idTokenInfo = { status = "Accepted" } })
    post:calls("TransactionEvent", event("p", 1, 201, "Updated", "Authorized", "04A1B2C3D4EE02"), { idTokenInfo = { status = "Accepted" } })
    post:calls("TransactionEvent", event("p", 2, 203, "Ended", "EVDeparted"))
    check(fits(found(post, "p"), { state = "done", token = "04A1B2C3D4EE4C", start_ms = at_ms(200) }), "of two that are not the first charges", found(post, "p").token)
    check(fits(charges("q", 205, 207, 5, 0), { state = "invalid", reason = "the register ran backwards" }), "a register that is at nothing in the end", found(post, "q").state)
    check(fits(charges("s", 210, 210, 8000, 8000), { state = "done", wh = 0, stop_ms = at_ms(210) }), "nothing in no time is a session", found(post, "s").reason)
    post:calls("TransactionEvent", event("u", 0, 215, "Started", "Authorized", "04A1B2C3D4EE02", { chargingState = "Charging" }))
    post:calls("TransactionEvent", event("u", 1, 215, "Updated", "RemoteStop", nil, { chargingState = "SuspendedEVSE" }))
    post:calls("TransactionEvent", event("u", 2, 218, "Ended", "EVCommunicationLost"))
    check(fits(found(post, "u"), { state = "done", stop_ms = at_ms(215) }), "over as soon as it began", found(post, "u").stop_ms)
    local zero = event("r", 0, 220, "Started", "Authorized", "04A1B2C3D4EE02", { chargingState = "Charging" })
    zero.meterValue = { { timestamp = stamp(220), sampledValue = { { value = 0 } } } }
    post:calls("TransactionEvent", zero)
    zero = event("r", 1, 222, "Ended", "EVDeparted")
    zero.meterValue = { { timestamp = stamp(222), sampledValue = { { value = 0, context = "Transaction.End" }, { value = 3, context = "Sample.Clock" } } } }
    post:calls("TransactionEvent", zero)
    check(fits(found(post, "r"), { state = "done", wh = 0 }), "what is called the end is the end, though it is nothing", found(post, "r").wh)
    local many = #asks(post).refused
    post:calls("TransactionEvent", event("y", 0, 230, "Started", "Authorized", "04A1B2C3D4EE02", { chargingState = "Idle" }))
    post:calls("TransactionEvent", event("y", 1, 232, "Updated", "ChargingStateChanged", nil, { chargingState = "EVConnected" }))
    post:calls("TransactionEvent", event("y", 2, 235, "Ended", "EVDeparted", "04A1B2C3D4EE09"), { idTokenInfo = { status = "Blocked" } })
    check(fits(found(post, "y"), { state = "done", start_ms = at_ms(232) }) and #asks(post).refused == many, "from the plug on; who is there at the end is refused nothing", found(post, "y").start_ms)
  end)
  step("a transaction of which nobody says where it is", function()
    local function nowhere(tx, seq, n, kind, reason, card_)
      local e = transaction_event(1, seq, stamp(n), kind, reason, card_, { chargingState = kind == "Started" and "Charging" or nil })
      e.transactionInfo.transactionId, e.evse = tx, nil
      return post:calls("TransactionEvent", e)
    end
    nowhere("v", 0, 225, "Started", "Authorized", "04A1B2C3D4EE02")
    tells(0, { value = 9000 })
    check(fits(found(post, "v"), { state = "active", wh = absent }), "the meter of the station is not its own", found(post, "v").wh)
    nowhere("x", 0, 227, "Started", "Authorized", "04A1B2C3D4EE09")
    local refused = asks(post).refused or {}
    check(fits(refused[#refused], { token = "04A1B2C3D4EE09", reason = "Blocked", connector = absent }), "who is refused there is refused nowhere")
    nowhere("v", 1, 228, "Ended", "EVDeparted")
    nowhere("x", 1, 228, "Ended", "EVDeparted")
  end)
end)
