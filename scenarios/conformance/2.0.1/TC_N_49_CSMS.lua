-- A threshold was passed before a reboot; after it the CSMS takes that it is over.
scenario "TC_N_49_CSMS" {
  conformance = "TC_N_49_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_49_CSMS; part 2 N07.FR.02, FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N49" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4628C" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local power = { name = "Power" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = power, type = "UpperThreshold", value = 100, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  ann:plugs_in(post)
  ann:tap(post)
  post:tells("NotifyEvent", { eventData = some { trigger = "Alerting", component = evse, variable = power } })
  post:reboots()
  post:sends("BootNotification", nil, "5 min")
  post:tells("NotifyEvent", { eventData = some { trigger = "Alerting", cleared = true, component = evse, variable = power } }, "5 min")
end)
