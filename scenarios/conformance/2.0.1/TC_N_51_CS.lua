-- A threshold that is changed below the value is told as exceeded.
scenario "TC_N_51_CS" {
  conformance = "TC_N_51_CS",
  source = "OCPP 2.0.1 part 6 TC_N_51_CS; part 2 N07.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N51" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4EC4C" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local power = { name = "Power" }

test(function()
  local function set(value, id)
    return csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
      { id = id, component = evse, variable = power, type = "UpperThreshold", value = value, severity = 5 },
    } }, { setMonitoringResult = { { status = "Accepted", type = "UpperThreshold", severity = 5, id = id or any } } })
      .setMonitoringResult[1].id
  end
  local id = set(20000)
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:silent("NotifyEvent", "1 min")
  set(100, id)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some { trigger = "Alerting", variableMonitoringId = id,
    actualValue = function(v) return (tonumber(v) or 0) > 100 end, component = evse, variable = power } })
end)
