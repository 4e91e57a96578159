-- Monitors on two variables are set at once, and both are reported.
scenario "TC_N_09_CS" {
  conformance = "TC_N_09_CS",
  source = "OCPP 2.0.1 part 6 TC_N_09_CS; part 2 N04.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N09" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }
local function has(found, component, type)
  return fits(found, some { component = { name = component }, variable = { name = "AvailabilityState" },
    variableMonitoring = some { type = type } })
end

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 8 },
    { component = whole, variable = state, type = "Delta", value = 1, severity = 8 },
  } }, { setMonitoringResult = { 
    { id = any, status = "Accepted", type = "Delta", severity = 8, component = evse, variable = state }, 
    { id = any, status = "Accepted", type = "Delta", severity = 8, component = whole, variable = state },
  } })
  csms:command(post, "GetMonitoringReport", { requestId = 51,
    componentVariable = { { component = evse, variable = state }, { component = whole, variable = state } } },
    { status = "Accepted" })
  local found = post:reports_monitors(51)
  check(#found == 2 and has(found, "EVSE", "Delta") and has(found, "ChargingStation", "Delta"), "both are reported")
end)
