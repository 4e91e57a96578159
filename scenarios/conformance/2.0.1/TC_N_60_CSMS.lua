-- The CSMS asks for the monitors by kind and several variables: there are none, then it takes them.
scenario "TC_N_60_CSMS" {
  conformance = "TC_N_60_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_60_CSMS; part 2 N02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N60" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }
local power = { name = "Power" }
test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = whole, variable = state, type = "Delta", value = 1, severity = 8 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 8 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any }, { status = "Accepted", id = any } } })
  csms:command(post, "GetMonitoringReport", { requestId = 71, monitoringCriteria = { "ThresholdMonitoring" },
    componentVariable = { { component = whole, variable = power }, { component = evse, variable = power } } },
    { status = "EmptyResultSet" })
  post:hears("GetMonitoringReport", { requestId = 71, monitoringCriteria = { "ThresholdMonitoring" },
    componentVariable = { { component = whole, variable = power }, { component = evse, variable = power } } })
  csms:command(post, "GetMonitoringReport", { requestId = 72, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = whole, variable = state }, { component = evse, variable = state } } },
    { status = "Accepted" })
  post:hears("GetMonitoringReport", { requestId = 72, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = whole, variable = state }, { component = evse, variable = state } } })
  post:tells_all("NotifyMonitoringReport", 72)
end)
