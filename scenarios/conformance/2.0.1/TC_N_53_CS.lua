-- Monitors survive a reboot, under their numbers.
scenario "TC_N_53_CS" {
  conformance = "TC_N_53_CS",
  source = "OCPP 2.0.1 part 6 TC_N_53_CS; part 2 N07.FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N53" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local power = { name = "Power" }

test(function()
  local id = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = power, type = "UpperThreshold", value = 9000, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } }).setMonitoringResult[1].id
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("BootNotification", nil, "5 min")
  wait "1 min"
  csms:command(post, "GetMonitoringReport", { requestId = 64, monitoringCriteria = { "ThresholdMonitoring" } },
    { status = "Accepted" })
  check(fits(post:reports_monitors(64), { { component = evse, variable = power,
    variableMonitoring = { { id = id, type = "UpperThreshold", value = 9000, severity = 5 } } } }), "it is still there")
end)
