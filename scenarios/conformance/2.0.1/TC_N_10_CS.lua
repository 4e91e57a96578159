-- Two monitors of one kind on one variable, with different severities, are set at once.
scenario "TC_N_10_CS" {
  conformance = "TC_N_10_CS",
  source = "OCPP 2.0.1 part 6 TC_N_10_CS; part 2 N04.FR.01, FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N10" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 8 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 7 },
  } }, { setMonitoringResult = { 
    { id = any, status = "Accepted", type = "Delta", severity = 8, component = evse, variable = state }, 
    { id = any, status = "Accepted", type = "Delta", severity = 7, component = evse, variable = state },
  } })
end)
