-- Reported is what meets the criterion and the variable, and nothing else.
scenario "TC_N_03_CS" {
  conformance = "TC_N_03_CS",
  source = "OCPP 2.0.1 part 6 TC_N_03_CS; part 2 N02.FR.05, FR.10",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

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
    component = { name = "ChargingStation" }, variable = { name = "AvailabilityState" },
    type = "Periodic", value = 3600, severity = 6,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Periodic", severity = 6 } } })
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" },
    type = "Delta", value = 1, severity = 7,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 7 } } })
  csms:command(post, "GetMonitoringReport", {
    requestId = 54, monitoringCriteria = { "ThresholdMonitoring" },
    componentVariable = { { component = { name = "ChargingStation" }, variable = { name = "AvailabilityState" } },
      { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } },
  }, { status = "EmptyResultSet" })
  csms:command(post, "GetMonitoringReport", {
    requestId = 55, monitoringCriteria = { "DeltaMonitoring" },
    componentVariable = { { component = { name = "ChargingStation" }, variable = { name = "AvailabilityState" } },
      { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } },
  }, { status = "Accepted" })
  local found = monitors(55)
  check(#found == 1 and found[1].component.name == "EVSE", "the one with the delta")
end)
