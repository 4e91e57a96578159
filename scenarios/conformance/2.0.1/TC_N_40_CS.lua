-- A monitor is replaced under its number.
scenario "TC_N_40_CS" {
  conformance = "TC_N_40_CS",
  source = "OCPP 2.0.1 part 6 TC_N_40_CS; part 2 N04.FR.12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N40" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  local id = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } }).setMonitoringResult[1].id
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { id = id, component = evse, variable = state, type = "Delta", value = 1, severity = 4 },
  } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 4, id = id } } })
  csms:command(post, "GetMonitoringReport", { requestId = 63, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = evse, variable = state } } },
    { status = "Accepted" })
  check(fits(post:reports_monitors(63), { { component = evse, variable = state,
    variableMonitoring = { { id = id, type = "Delta", severity = 4 } } } }), "one monitor, the new one")
end)
