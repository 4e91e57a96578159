-- No threshold on a variable that is no number.
scenario "TC_N_38_CS" {
  conformance = "TC_N_38_CS",
  source = "OCPP 2.0.1 part 6 TC_N_38_CS; part 2 N04.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N38" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" },
    type = "UpperThreshold", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = one_of("UnsupportedMonitorType", "Rejected"), type = "UpperThreshold", severity = 5 } } })
end)
