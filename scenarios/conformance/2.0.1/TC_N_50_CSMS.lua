-- After a reboot the CSMS takes the events of a periodic monitor that was set before.
scenario "TC_N_50_CSMS" {
  conformance = "TC_N_50_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_50_CSMS; part 2 N08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N50" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Periodic", value = 30, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  post:reboots()
  post:sends("BootNotification", nil, "5 min")
  post:tells("NotifyEvent", { eventData = some { trigger = "Periodic", component = evse, variable = state } }, "5 min")
end)
