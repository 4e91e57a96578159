-- A monitor is set, gets a number, and is reported.
scenario "TC_N_08_CS" {
  conformance = "TC_N_08_CS",
  source = "OCPP 2.0.1 part 6 TC_N_08_CS; part 2 N04.FR.08, FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N08" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 8 },
  } }, { setMonitoringResult = { {
    id = any, status = "Accepted", type = "Delta", severity = 8, component = evse, variable = state,
  } } })
  csms:command(post, "GetMonitoringReport", { requestId = 51,
    componentVariable = { { component = evse, variable = state } } },
    { status = "Accepted" })
  check(fits(post:reports_monitors(51), { { component = evse, variable = state,
    variableMonitoring = { { type = "Delta", severity = 8, value = 1 } } } }), "it is reported")
end)
