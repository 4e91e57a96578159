-- HardWiredOnly removes the monitors of the CSMS.
scenario "TC_N_06_CS" {
  conformance = "TC_N_06_CS",
  source = "OCPP 2.0.1 part 6 TC_N_06_CS; part 2 N03.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "ChargingStation" }, variable = { name = "AvailabilityState" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 5 } } })
  csms:command(post, "GetMonitoringReport", {
    requestId = 57, componentVariable = { { component = { name = "ChargingStation" }, variable = { name = "AvailabilityState" } } },
  }, { status = "Accepted" })
  check(#post:reports_monitors(57) == 1, "it is there")
  csms:command(post, "SetMonitoringBase", { monitoringBase = "HardWiredOnly" }, { status = "Accepted" })
  csms:command(post, "GetMonitoringReport", {
    requestId = 58, componentVariable = { { component = { name = "ChargingStation" }, variable = { name = "AvailabilityState" } } },
  }, { status = "EmptyResultSet" })
end)
