-- A monitor is replaced under its number.
scenario "TC_N_40_CS" {
  conformance = "TC_N_40_CS",
  source = "OCPP 2.0.1 part 6 TC_N_40_CS; part 2 N04.FR.12",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N40" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local function monitors(id)
    local found, seq = {}, 0
    repeat
      local part = post:sends("NotifyMonitoringReport", { requestId = id, seqNo = seq, generatedAt = any })
      for _, item in ipairs(part.monitor or {}) do found[#found + 1] = item end
      seq = seq + 1
    until not part.tbc
    return found
  end

  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 9000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  local id = set.setMonitoringResult[1].id
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    id = id, component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 8000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "UpperThreshold", severity = 5, id = id } } })
  csms:command(post, "GetMonitoringReport", {
    requestId = 63, monitoringCriteria = { "ThresholdMonitoring" },
  }, { status = "Accepted" })
  local found = monitors(63)
  check(#found == 1 and #found[1].variableMonitoring == 1 and found[1].variableMonitoring[1].value == 8000, "one monitor, the new one")
end)
