-- A monitor on a secret tells that it changed, and not what it is.
scenario "TC_N_48_CS" {
  conformance = "TC_N_48_CS",
  source = "OCPP 2.0.1 part 6 TC_N_48_CS; part 2 N07.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N48" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "SecurityCtrlr" }, variable = { name = "BasicAuthPassword" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 5 } } })
  csms:sets(post, "SecurityCtrlr", "BasicAuthPassword", "0123456789abcdef", one_of("Accepted", "RebootRequired"))
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Delta", actualValue = "", variable = { name = "BasicAuthPassword" },
  } })
end)
