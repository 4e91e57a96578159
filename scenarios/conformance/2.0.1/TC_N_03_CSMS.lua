-- The operator asks for the monitors of a station, by kind and variable, and the CSMS takes the report.
scenario "TC_N_03_CSMS" {
  conformance = "TC_N_03_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_03_CSMS; 2.0.1 part 2, N02",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetMonitoringReport", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "GetMonitoringReport", { requestId = 71, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" } } } }, { status = "Accepted" })
  post:hears("GetMonitoringReport", { requestId = 71, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" } } } })
  post:calls("NotifyMonitoringReport", { requestId = 71, seqNo = 0, generatedAt = "2026-03-06T10:00:05Z", tbc = false, monitor = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    variableMonitoring = { { id = 1, transaction = false, value = 1, type = "Delta", severity = 5 } } } } }, {})
end)
