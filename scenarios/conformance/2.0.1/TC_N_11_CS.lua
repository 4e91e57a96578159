-- No monitor on a component that there is not.
scenario "TC_N_11_CS" {
  conformance = "TC_N_11_CS",
  source = "OCPP 2.0.1 part 6 TC_N_11_CS; part 2 N04.FR.03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "NoSuch" }, variable = { name = "Power" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "UnknownComponent", type = "Delta", severity = 5 } } })
end)
