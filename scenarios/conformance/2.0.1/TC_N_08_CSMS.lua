-- The operator sets one monitor.
scenario "TC_N_08_CSMS" {
  conformance = "TC_N_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_08_CSMS; 2.0.1 part 2, N04",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetVariableMonitoring", { answers = true,
    raw = '[3,"{id}",{"setMonitoringResult":[{"id":1,"status":"Accepted","type":"UpperThreshold","severity":5,"component":{"name":"EVSE","evse":{"id":1}},"variable":{"name":"Power"}}]}]' })
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { { value = 100, type = "UpperThreshold", severity = 5,
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" } } } },
    { setMonitoringResult = { { status = "Accepted" } } })
  post:hears("SetVariableMonitoring", { setMonitoringData = { { value = 100, type = "UpperThreshold", severity = 5,
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" } } } })
end)
