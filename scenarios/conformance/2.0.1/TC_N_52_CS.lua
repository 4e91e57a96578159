-- A monitor that was cleared says nothing more, not even that all is well.
scenario "TC_N_52_CS" {
  conformance = "TC_N_52_CS",
  source = "OCPP 2.0.1 part 6 TC_N_52_CS; part 2 N07.FR.12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N52" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4D854" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local power = { name = "Power" }

test(function()
  local id = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = power, type = "UpperThreshold", value = 100, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } }).setMonitoringResult[1].id
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some { trigger = "Alerting", variableMonitoringId = id } })
  csms:command(post, "ClearVariableMonitoring", { id = { id } },
    { clearMonitoringResult = { { id = id, status = "Accepted" } } })
  csms:command(post, "GetMonitoringReport", { requestId = 64, monitoringCriteria = { "ThresholdMonitoring" },
    componentVariable = { { component = evse, variable = power } } },
    { status = "EmptyResultSet" })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  wait "2 min"
  post:has_not_sent "NotifyEvent"
end)
