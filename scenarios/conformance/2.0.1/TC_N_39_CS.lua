-- A monitor cannot be moved to another variable: it stays where it was.
scenario "TC_N_39_CS" {
  conformance = "TC_N_39_CS",
  source = "OCPP 2.0.1 part 6 TC_N_39_CS; part 2 N04.FR.16",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N39" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }
local power = { name = "Power" }

test(function()
  local id = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } }).setMonitoringResult[1].id
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { id = id, component = evse, variable = power, type = "UpperThreshold", value = 100, severity = 5 },
  } }, { setMonitoringResult = { { status = "Rejected", type = "UpperThreshold", severity = 5, variable = power } } })
  csms:command(post, "GetMonitoringReport", { requestId = 62 },
    { status = "Accepted" })
  local found = post:reports_monitors(62)
  check(fits(found, some { component = evse, variable = state, variableMonitoring = some { id = id } }), "it is there")
  check(not fits(found, some { component = evse, variable = power }), "and nothing is on the other")
end)
