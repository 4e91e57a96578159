-- A vehicle tells what it needs, and what it makes of its profile: the CSMS has power to share out where a transaction runs and the
-- connector is known to deliver some, and takes a plan that is within it. An end with a gap before it is asked about.
scenario "needs and plans of vehicles, and events that are missing" {
  source = "OCPP 2.0.1 part 2 E14, K15.FR.03 to FR.12, K16, K17",
  needs  = { "csms.api", "csms.enrol", "billing.tariff" },
  begins = "2026-03-06 10:00 UTC",
}

local yard = site "Yard" { bays = 3 }
local post = station "CS-N201" { profile = "neutral-dc-dual", ocpp = "2.0.1", bay = yard.bay[1], overrides = { connectors = 3, evses = 2 } }
tariff "Day" { energy = "0.45 EUR/kWh", flat = "1 EUR", tax = "20 %", running_cost = true }
for n = 1, 3 do token(("04A1B2C3D4F10%d"):format(n)) {} end

local function delivers(watts)
  csms:api("POST", "/api/csms/stations", { station = post.name, protocol = "ocpp2.0.1", connectors = 3, evses = 2, power_w = watts, site = "Yard" })
end

local function event(evse, connector, tx, seq, kind, reason, card_, more)
  local e = transaction_event(evse, seq, ("2026-03-06T10:%02d:00Z"):format(seq), kind, reason, card_, { chargingState = kind ~= "Ended" and "Charging" or nil })
  e.evse.connectorId = connector
  e.transactionInfo.transactionId = tx
  for name, value in pairs(more or {}) do e[name] = value end
  return post:calls("TransactionEvent", e)
end

local function needs(evse)
  post:from_now()
  local answer = post:calls("NotifyEVChargingNeeds", { evseId = evse, chargingNeeds = { requestedEnergyTransfer = "DC",
    dcChargingParameters = { evMaxCurrent = 300, evMaxVoltage = 500 } } }) or {}
  return answer.status, (answer.statusInfo or {}).reasonCode
end

local function given(evse, watts, tx)
  local got = post:hears("SetChargingProfile", { evseId = evse, chargingProfile = { chargingProfilePurpose = "TxProfile", stackLevel = 0,
    chargingProfileKind = "Absolute", transactionId = tx, chargingSchedule = { { id = 1, chargingRateUnit = "W", startSchedule = like "^2026%-03%-06T1",
      chargingSchedulePeriod = { { startPeriod = 0, limit = watts } } } } } })
  return got.chargingProfile.id
end

local function plans(evse, unit, ...)
  post:from_now()
  return (post:calls("NotifyEVChargingSchedule", { timeBase = "2026-03-06T10:10:00Z", evseId = evse, chargingSchedule = { id = 1, chargingRateUnit = unit,
    chargingSchedulePeriod = { ... } } }) or {}).status
end

local function limit(at, value, phases) return { startPeriod = at, limit = value, numberPhases = phases } end

test(function()
  post:told "BootNotification"
  wait "30 min"
  delivers(20000)
  step("needs", function()
    check(needs(1) == "Rejected", "where nothing runs there is nothing to share out")
    check(select(2, needs(1)) == "TxNotFound", "and that is said")
    event(2, 2, "far", 0, "Started", "Authorized", "04A1B2C3D4F101")
    check(needs(1) == "Rejected", "nor where something runs beside it")
    check(needs(3) == "Rejected" and needs(0) == "Rejected", "nor at an EVSE that there is not")
    csms:api("POST", "/api/csms/stations", { station = post.name, protocol = "ocpp2.0.1", connectors = 1, power_w = 20000, site = "Yard" })
    check(needs(1) == "Rejected", "nor at a connector that is gone")
    delivers(20000)
    check(needs(2) == "Accepted", "where it runs there is")
    local id = given(2, 20000, "far")
    wait "1 s"
    post:answers("SetChargingProfile", {})
    event(1, 1, "near", 0, "Started", "Authorized", "04A1B2C3D4F102")
    check(needs(1) == "Accepted", "each EVSE by itself")
    check(given(1, 20000, "near") ~= id, "with a profile of its own")
    delivers(0)
    check(needs(1) == "Rejected", "of what nobody knows nothing is shared out")
    check(select(2, needs(1)) == "UnknownPower", "and that is said")
    delivers(1)
    check(needs(1) == "Accepted", "of a watt it is")
    given(1, 1, "near")
    delivers(20000)
  end)
  step("plans", function()
    check(plans(1, "W", limit(0, 20000)) == "Accepted", "all there is")
    check(plans(1, "W", limit(0, 20000), limit(60, 1000)) == "Accepted", "then less")
    post:hears_nothing("SetChargingProfile", "1 s")
    check(plans(1, "W", limit(0, 1000), limit(60, 20001)) == "Rejected", "a watt too much, later")
    given(1, 20000, "near")
    check(plans(1, "A", limit(0, 28.98, 3)) == "Accepted", "amperes of three phases")
    check(plans(1, "A", limit(0, 28.99)) == "Rejected", "which are three where nobody says")
    check(plans(1, "A", limit(0, 86.95, 1)) == "Accepted", "amperes of one phase")
    check(plans(1, "A", limit(0, 87, 1)) == "Rejected", "a few too many")
    check(plans(2, "W", limit(0, 20001)) == "Rejected", "at the other")
    given(2, 20000, "far")
    delivers(0)
    check(plans(1, "W", limit(0, 1e6)) == "Accepted", "where nobody knows everything goes")
    local kept = csms:api("GET", "/api/csms/stations/" .. post.name .. "/records?kind=vehicle_schedule").records or {}
    check(fits(kept, { { key = "1", body = { chargingSchedule = { chargingSchedulePeriod = { { limit = 1e6 } } } } }, { key = "2" } }), "the last plan at each EVSE is kept", #kept)
    delivers(1)
    check(plans(1, "W", limit(0, 2)) == "Rejected", "but two watts of one")
    given(1, 1, "near")
    delivers(20000)
  end)
  step("what it has cost so far", function()
    local function reads(seq, wh, offline)
      post:from_now()
      event(1, 1, "near", seq, "Updated", "MeterValuePeriodic", nil, { offline = offline, meterValue = {
        { timestamp = ("2026-03-06T10:%02d:00Z"):format(seq), sampledValue = { { value = wh } } } } })
    end
    reads(1, 1000)
    post:hears("CostUpdated", { transactionId = "near", totalCost = 1.2 })
    reads(2, 3000, true)
    post:hears_nothing("CostUpdated", "1 s")
    reads(3, 4000)
    post:hears("CostUpdated", { transactionId = "near", totalCost = 2.82 })
  end)
  step("events that are missing", function()
    post:from_now()
    local function ends() return event(1, 1, "near", 4, "Ended", "StopAuthorized", "04A1B2C3D4F102") or {} end
    local cost = ends().totalCost
    check(cost == 1.2 and ends().totalCost == cost, "the end costs the same however often it is told", cost)
    check(fits(event(1, 1, "near", 1, "Updated", "MeterValuePeriodic"), { totalCost = absent }), "what was before it says no total")
    post:hears_nothing("GetTransactionStatus", "1 s")
    post:from_now()
    event(2, 2, "far", 2, "Ended", "StopAuthorized", "04A1B2C3D4F101")
    post:hears("GetTransactionStatus", { transactionId = "far" })
    event(1, 1, "gone", 5, "Started", "Authorized", "04A1B2C3D4F103")
    post:from_now()
    event(1, 1, "gone", 7, "Ended", "StopAuthorized", "04A1B2C3D4F103", { offline = true })
    post:hears_nothing("GetTransactionStatus", "1 s")
    local records = csms:api("GET", "/api/csms/stations/" .. post.name .. "/records?kind=charging_profile").records or {}
    check(#records == 0, "with a transaction goes its profile", #records)
  end)
end)
