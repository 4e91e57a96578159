-- A monitor cannot be moved to another variable.
scenario "TC_N_39_CS" {
  conformance = "TC_N_39_CS",
  source = "OCPP 2.0.1 part 6 TC_N_39_CS; part 2 N04.FR.16",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N39" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 9000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    id = id, component = { name = "ChargingStation" }, variable = { name = "AvailabilityState" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "Rejected", type = "Delta", severity = 5 } } })
end)
