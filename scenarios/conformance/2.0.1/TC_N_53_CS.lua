-- Monitors survive a reboot.
scenario "TC_N_53_CS" {
  conformance = "TC_N_53_CS",
  source = "OCPP 2.0.1 part 6 TC_N_53_CS; part 2 N07.FR.13",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N53" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

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
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 5 } } })
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("BootNotification", nil, "5 min")
  wait "1 min"
  csms:command(post, "GetMonitoringReport", {
    requestId = 64, componentVariable = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } },
  }, { status = "Accepted" })
  check(#monitors(64) == 1, "it is still there")
  ann:plugs_in(post)
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Delta", actualValue = "Occupied",
  } })
end)
