-- No second monitor of the same kind and severity on a variable, not in one request either.
scenario "TC_N_15_CS" {
  conformance = "TC_N_15_CS",
  source = "OCPP 2.0.1 part 6 TC_N_15_CS; part 2 N04.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N15" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 5 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 5 },
  } }, { setMonitoringResult = { { id = any, status = "Accepted" }, { status = "Duplicate", type = "Delta", severity = 5 } } })
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 5 },
  } }, { setMonitoringResult = { { status = "Duplicate", type = "Delta", severity = 5 } } })
end)
