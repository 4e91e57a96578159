-- A threshold is passed, and the value comes back: both are told.
scenario "TC_N_20_CS" {
  conformance = "TC_N_20_CS",
  source = "OCPP 2.0.1 part 6 TC_N_20_CS; part 2 N07.FR.02, FR.16",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N20" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 5000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Alerting", actualValue = like "^%d+$", variableMonitoringId = id, cleared = one_of(false, absent),
  } })
  ann:tap(post)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Alerting", actualValue = "0", variableMonitoringId = id, cleared = true,
  } })
end)
