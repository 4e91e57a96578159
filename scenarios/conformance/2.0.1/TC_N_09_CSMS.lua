-- The CSMS sets monitors of two variables at once.
scenario "TC_N_09_CSMS" {
  conformance = "TC_N_09_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_09_CSMS; part 2 N04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN09" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }

test(function()
  local order = { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 8 },
    { component = whole, variable = state, type = "Delta", value = 1, severity = 8 },
  } }
  csms:command(post, "SetVariableMonitoring", order,
    { setMonitoringResult = { { status = "Accepted", id = any }, { status = "Accepted", id = any } } })
  post:hears("SetVariableMonitoring", order)
end)
