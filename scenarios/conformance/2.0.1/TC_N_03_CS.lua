-- Reported is what meets both the criterion and the variables, and nothing else.
scenario "TC_N_03_CS" {
  conformance = "TC_N_03_CS",
  source = "OCPP 2.0.1 part 6 TC_N_03_CS; part 2 N02.FR.05, FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }
local power = { name = "Power" }
local function has(found, component, type)
  return fits(found, some { component = { name = component }, variable = { name = "AvailabilityState" },
    variableMonitoring = some { type = type } })
end

test(function()
  local made = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = whole, variable = state, type = "Delta", value = 1, severity = 7 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 7 },
    { component = whole, variable = state, type = "Periodic", value = 3600, severity = 6 },
  } }, { setMonitoringResult = any })
  for _, one in ipairs(made.setMonitoringResult) do check(one.status == "Accepted", one.type .. " is set") end
  csms:command(post, "GetMonitoringReport", { requestId = 54, monitoringCriteria = { "ThresholdMonitoring" },
    componentVariable = { { component = whole, variable = state }, { component = evse, variable = state } } },
    { status = "EmptyResultSet" })
  wait "10 s"
  post:has_not_sent "NotifyMonitoringReport"
  csms:command(post, "GetMonitoringReport", { requestId = 55, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = whole, variable = state }, { component = evse, variable = state } } },
    { status = "Accepted" })
  local found = post:reports_monitors(55)
  check(has(found, "ChargingStation", "Delta") and has(found, "EVSE", "Delta"), "the deltas of both")
  check(#found == 2 and #found[1].variableMonitoring == 1 and #found[2].variableMonitoring == 1, "and nothing else")
end)
