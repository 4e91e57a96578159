-- A threshold that is changed below the value is told as exceeded.
scenario "TC_N_51_CS" {
  conformance = "TC_N_51_CS",
  source = "OCPP 2.0.1 part 6 TC_N_51_CS; part 2 N07.FR.11",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N51" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 20000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Started" })
  wait "1 min"
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    id = id, component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 100, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "UpperThreshold", severity = 5 } } })
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Alerting", actualValue = like "^%d+$", variableMonitoringId = id,
  } })
end)
