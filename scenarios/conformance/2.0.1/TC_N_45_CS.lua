-- A value that changes by more than the delta is told.
scenario "TC_N_45_CS" {
  conformance = "TC_N_45_CS",
  source = "OCPP 2.0.1 part 6 TC_N_45_CS; part 2 N07.FR.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N45" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D406CD" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "Delta", value = 1000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Delta", actualValue = like "^%d+$", variableMonitoringId = id,
  } })
end)
