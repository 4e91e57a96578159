-- What is severe enough is kept while offline and told later.
scenario "TC_N_22_CS" {
  conformance = "TC_N_22_CS",
  source = "OCPP 2.0.1 part 6 TC_N_22_CS; part 2 N07.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N22" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4251F" }

test(function()
  csms:sets(post, "MonitoringCtrlr", "OfflineQueuingSeverity", "5")
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 5 } } })
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  wait "1 min"
  post:link_mends()
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Delta", actualValue = "Occupied", component = { name = "EVSE" }, variable = { name = "AvailabilityState" },
  } }, "10 min")
end)
