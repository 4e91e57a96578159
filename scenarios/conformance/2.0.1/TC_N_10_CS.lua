-- Two monitors on one variable are set at once.
scenario "TC_N_10_CS" {
  conformance = "TC_N_10_CS",
  source = "OCPP 2.0.1 part 6 TC_N_10_CS; part 2 N04.FR.01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" }, type = "UpperThreshold", value = 9000, severity = 5 },
    { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" }, type = "LowerThreshold", value = 100, severity = 6 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any }, { status = "Accepted", id = any } } })
end)
