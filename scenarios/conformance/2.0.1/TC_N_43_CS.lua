-- Of three monitors the second has a value that is out of range: the others are set.
scenario "TC_N_43_CS" {
  conformance = "TC_N_43_CS",
  source = "OCPP 2.0.1 part 6 TC_N_43_CS; part 2 N04.FR.01, FR.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N43" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" }, type = "UpperThreshold", value = 9000, severity = 5 },
    { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" }, type = "Delta", value = -1, severity = 5 },
    { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" }, type = "LowerThreshold", value = 100, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted" }, { status = "Rejected" }, { status = "Accepted" } } })
end)
