-- The monitors of one variable are reported.
scenario "TC_N_02_CS" {
  conformance = "TC_N_02_CS",
  source = "OCPP 2.0.1 part 6 TC_N_02_CS; part 2 N02.FR.08",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

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
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" },
    type = "Delta", value = 1, severity = 7,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 7 } } })
  csms:command(post, "GetMonitoringReport", {
    requestId = 53, componentVariable = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } },
  }, { status = "Accepted" })
  local found = monitors(53)
  check(#found == 1 and found[1].component.name == "EVSE" and found[1].variable.name == "AvailabilityState", "that variable alone")
  check(found[1].variableMonitoring[1].severity == 7, "with its severity")
end)
