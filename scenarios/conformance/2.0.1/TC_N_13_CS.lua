-- No threshold outside of what the variable can be.
scenario "TC_N_13_CS" {
  conformance = "TC_N_13_CS",
  source = "OCPP 2.0.1 part 6 TC_N_13_CS; part 2 N04.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N13" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 1000000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Rejected", type = "UpperThreshold", severity = 5 } } })
end)
