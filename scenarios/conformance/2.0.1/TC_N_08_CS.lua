-- A monitor is set and gets a number.
scenario "TC_N_08_CS" {
  conformance = "TC_N_08_CS",
  source = "OCPP 2.0.1 part 6 TC_N_08_CS; part 2 N04.FR.08, FR.11",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 9000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "UpperThreshold", severity = 5, id = any } } })
end)
