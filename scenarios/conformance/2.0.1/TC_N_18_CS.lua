-- A monitor is cleared.
scenario "TC_N_18_CS" {
  conformance = "TC_N_18_CS",
  source = "OCPP 2.0.1 part 6 TC_N_18_CS; part 2 N06.FR.01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 9000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  csms:command(post, "ClearVariableMonitoring", { id = { id } }, { clearMonitoringResult = { { id = id, status = "Accepted" } } })
  csms:command(post, "GetMonitoringReport", {
    requestId = 61, monitoringCriteria = { "ThresholdMonitoring" },
  }, { status = "EmptyResultSet" })
end)
