-- The CSMS asks for the monitors of a variable: of one there are none, those of the other it takes.
scenario "TC_N_02_CSMS" {
  conformance = "TC_N_02_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_02_CSMS; part 2 N02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }
local power = { name = "Power" }
test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 8 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  csms:command(post, "GetMonitoringReport", { requestId = 71,
    componentVariable = { { component = whole, variable = power } } },
    { status = "EmptyResultSet" })
  post:hears("GetMonitoringReport", { requestId = 71,
    componentVariable = { { component = whole, variable = power } }, monitoringCriteria = null })
  csms:command(post, "GetMonitoringReport", { requestId = 72,
    componentVariable = { { component = evse, variable = state } } },
    { status = "Accepted" })
  post:hears("GetMonitoringReport", { requestId = 72,
    componentVariable = { { component = evse, variable = state } }, monitoringCriteria = null })
  post:tells_all("NotifyMonitoringReport", 72)
end)
