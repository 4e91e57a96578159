-- A value that is no number is told when it changes, whatever the delta.
scenario "TC_N_56_CS" {
  conformance = "TC_N_56_CS",
  source = "OCPP 2.0.1 part 6 TC_N_56_CS; part 2 N07.FR.19",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N56" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4CF8E" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" },
    type = "Delta", value = 1000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  ann:plugs_in(post)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Delta", actualValue = "Occupied", variableMonitoringId = id,
  } })
end)
