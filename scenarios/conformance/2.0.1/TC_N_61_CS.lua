-- A number that changes by the delta is silent; by more, it is told.
scenario "TC_N_61_CS" {
  conformance = "TC_N_61_CS",
  source = "OCPP 2.0.1 part 6 TC_N_61_CS; part 2 N07.FR.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N61" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local threshold = { component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" } }
  local function set(value)
    csms:command(post, "SetVariables", { setVariableData = { { component = threshold.component,
      variable = threshold.variable, attributeValue = tostring(value) } } },
      { setVariableResult = { { attributeStatus = one_of("Accepted", "RebootRequired") } } })
  end
  local now = csms:command(post, "GetVariables", { getVariableData = { threshold } },
    { getVariableResult = { { attributeStatus = "Accepted" } } }).getVariableResult[1].attributeValue
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { { component = threshold.component,
    variable = threshold.variable, type = "Delta", value = 1, severity = 5 } } },
    { setMonitoringResult = { { status = "Accepted" } } })
  set(math.tointeger(now) + 1)
  wait "1 min"
  post:has_not_sent "NotifyEvent"
  set(math.tointeger(now) + 2)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some { trigger = "Delta",
    actualValue = tostring(math.tointeger(now) + 2), variable = threshold.variable } })
end)
