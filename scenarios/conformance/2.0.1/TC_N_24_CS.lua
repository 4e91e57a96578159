-- A periodic monitor tells the value in its rhythm.
scenario "TC_N_24_CS" {
  conformance = "TC_N_24_CS",
  source = "OCPP 2.0.1 part 6 TC_N_24_CS; part 2 N08.FR.05, FR.06",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N24" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "Periodic", value = 30, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Periodic", actualValue = any, variableMonitoringId = id,
  } })
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Periodic", actualValue = any, variableMonitoringId = id,
  } })
end)
