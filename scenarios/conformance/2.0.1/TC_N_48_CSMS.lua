-- The CSMS takes an event of a variable that cannot be read: without its value.
scenario "TC_N_48_CSMS" {
  conformance = "TC_N_48_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_48_CSMS; part 2 N07.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN48" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { { component = { name = "SecurityCtrlr" },
    variable = { name = "BasicAuthPassword" }, type = "Delta", value = 1, severity = 5 } } },
    { setMonitoringResult = { { status = "Accepted" } } })
  csms:sets(post, "SecurityCtrlr", "BasicAuthPassword", "0123456789abcdef", one_of("Accepted", "RebootRequired"))
  post:tells("NotifyEvent", { eventData = some { actualValue = "", variable = { name = "BasicAuthPassword" } } })
end)
