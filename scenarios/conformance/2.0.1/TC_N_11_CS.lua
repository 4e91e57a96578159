-- No monitor on an EVSE or a component that there is not; the answer names each.
scenario "TC_N_11_CS" {
  conformance = "TC_N_11_CS",
  source = "OCPP 2.0.1 part 6 TC_N_11_CS; part 2 N04.FR.02, FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local far, none = { name = "EVSE", evse = { id = 99 } }, { name = "NonExistent" }
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = far, variable = { name = "AvailabilityState" }, type = "Delta", value = 1, severity = 5 },
    { component = none, variable = { name = "Power" }, type = "UpperThreshold", value = 1234.0, severity = 5 },
  } }, { setMonitoringResult = {
    { id = null, status = one_of("UnknownComponent", "Rejected"), type = "Delta", severity = 5, component = far },
    { id = null, status = one_of("UnknownComponent", "UnknownVariable"), type = "UpperThreshold", severity = 5, component = none },
  } })
end)
