-- Above a threshold, back below it and under another: each is told once.
scenario "TC_N_20_CS" {
  conformance = "TC_N_20_CS",
  source = "OCPP 2.0.1 part 6 TC_N_20_CS; part 2 N07.FR.02, FR.16, FR.17",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N20" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D432AF" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local power = { name = "Power" }

test(function()
  local function set(type, value)
    return csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
      { component = evse, variable = power, type = type, value = value, severity = 5 },
    } }, { setMonitoringResult = { { status = "Accepted", id = any } } }).setMonitoringResult[1].id
  end
  csms:command(post, "SetMonitoringBase", { monitoringBase = "All" }, { status = "Accepted" })
  local upper = set("UpperThreshold", 100)
  ann:plugs_in(post)
  ann:tap(post)
  local event = { trigger = "Alerting", eventNotificationType = "CustomMonitor", component = evse, variable = power }
  local function alert(monitor, fields)
    for k, v in pairs(event) do fields[k] = v end
    fields.variableMonitoringId = monitor
    return some(fields)
  end
  post:sends("NotifyEvent", { seqNo = 0, generatedAt = any, eventData = alert(upper, {
    actualValue = function(v) return (tonumber(v) or 0) > 100 end, cleared = one_of(false, absent), transactionId = any,
  }) })
  local lower = set("LowerThreshold", 10)
  ann:tap(post)
  local told = post:sends("NotifyEvent", { seqNo = 0, eventData = alert(upper, {
    actualValue = function(v) return (tonumber(v) or 101) <= 100 end, cleared = true,
  }) })
  local low = alert(lower, { actualValue = function(v) return (tonumber(v) or 10) < 10 end, cleared = one_of(false, absent) })
  if not fits(told.eventData, low) then post:sends("NotifyEvent", { eventData = low }) end
end)
