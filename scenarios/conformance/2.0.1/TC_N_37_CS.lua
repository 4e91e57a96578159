-- No monitor on a variable that there is not.
scenario "TC_N_37_CS" {
  conformance = "TC_N_37_CS",
  source = "OCPP 2.0.1 part 6 TC_N_37_CS; part 2 N04.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N37" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "NoSuch" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "UnknownVariable", type = "Delta", severity = 5 } } })
end)
