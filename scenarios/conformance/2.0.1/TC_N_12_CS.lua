-- No negative delta.
scenario "TC_N_12_CS" {
  conformance = "TC_N_12_CS",
  source = "OCPP 2.0.1 part 6 TC_N_12_CS; part 2 N04.FR.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N12" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = -1, severity = 5 },
  } }, { setMonitoringResult = { { id = null, status = "Rejected", type = "Delta", severity = 5, variable = state } } })
end)
