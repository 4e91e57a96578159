-- What is not severe enough is not kept while offline; the transactions are.
scenario "TC_N_23_CS" {
  conformance = "TC_N_23_CS",
  source = "OCPP 2.0.1 part 6 TC_N_23_CS; part 2 N07.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N23" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D42A12" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  csms:sets(post, "MonitoringCtrlr", "OfflineQueuingSeverity", "5")
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Delta", value = 1, severity = 6 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  ann:plugs_in(post)
  post:sends("NotifyEvent", { eventData = some { actualValue = "Occupied", component = evse, variable = state } })
  post:link "cut"
  wait "1 min"
  ann:drives_off()
  wait "1 min"
  ann:plugs_in(post)
  wait "1 min"
  post:from_now()
  post:link_mends()
  post:connects "10 min"
  wait "5 min"
  post:has_not_sent "NotifyEvent"
  post:from_now()
  ann:drives_off()
  post:sends("NotifyEvent", { eventData = some { actualValue = "Available", component = evse, variable = state } })
end)
