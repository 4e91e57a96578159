-- The monitors of one criterion are reported.
scenario "TC_N_01_CS" {
  conformance = "TC_N_01_CS",
  source = "OCPP 2.0.1 part 6 TC_N_01_CS; part 2 N02.FR.06, FR.12 to FR.14",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

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

  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "UpperThreshold", value = 9000, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "UpperThreshold", severity = 5 } } })
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" },
    type = "Periodic", value = 3600, severity = 6,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Periodic", severity = 6 } } })
  csms:command(post, "GetMonitoringReport", {
    requestId = 51, monitoringCriteria = { "ThresholdMonitoring" },
  }, { status = "Accepted" })
  for _, item in ipairs(monitors(51)) do
    for _, m in ipairs(item.variableMonitoring) do
      check(m.type == "UpperThreshold" or m.type == "LowerThreshold", m.type .. " is a threshold")
    end
  end
  csms:command(post, "GetMonitoringReport", {
    requestId = 52, monitoringCriteria = { "PeriodicMonitoring" },
  }, { status = "Accepted" })
  local found = monitors(52)
  check(#found == 1 and found[1].variableMonitoring[1].type == "Periodic", "the periodic one alone")
end)
