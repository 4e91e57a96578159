-- The CSMS asks for the monitors by kind: of one kind there are none, the others it takes.
scenario "TC_N_01_CSMS" {
  conformance = "TC_N_01_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_01_CSMS; part 2 N02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local power = { name = "Power" }
test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = power, type = "UpperThreshold", value = 9000, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  -- What the maker watches are deltas: the station says that there are none.
  post:tampers("GetMonitoringReport", { answers = true, raw = '[3,"{id}",{"status":"EmptyResultSet"}]' })
  csms:command(post, "GetMonitoringReport", { requestId = 71, monitoringCriteria = { "DeltaMonitoring" } },
    { status = "EmptyResultSet" })
  post:hears("GetMonitoringReport", { requestId = 71, monitoringCriteria = { "DeltaMonitoring" }, componentVariable = null })
  csms:command(post, "GetMonitoringReport", { requestId = 72, monitoringCriteria = { "ThresholdMonitoring" } },
    { status = "Accepted" })
  post:hears("GetMonitoringReport", { requestId = 72, monitoringCriteria = { "ThresholdMonitoring" }, componentVariable = null })
  post:tells_all("NotifyMonitoringReport", 72)
end)
