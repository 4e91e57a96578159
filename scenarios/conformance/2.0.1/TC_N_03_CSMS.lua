-- The CSMS asks for the monitors by kind and variable: there are none, then it takes them.
scenario "TC_N_03_CSMS" {
  conformance = "TC_N_03_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_03_CSMS; part 2 N02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }
local power = { name = "Power" }
test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = power, type = "UpperThreshold", value = 9000, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  csms:command(post, "GetMonitoringReport", { requestId = 71, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = evse, variable = state } } },
    { status = "EmptyResultSet" })
  post:hears("GetMonitoringReport", { requestId = 71, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = evse, variable = state } } })
  csms:command(post, "GetMonitoringReport", { requestId = 72, monitoringCriteria = { "ThresholdMonitoring" },
    componentVariable = { { component = evse, variable = power } } },
    { status = "Accepted" })
  post:hears("GetMonitoringReport", { requestId = 72, monitoringCriteria = { "ThresholdMonitoring" },
    componentVariable = { { component = evse, variable = power } } })
  post:tells_all("NotifyMonitoringReport", 72)
end)
