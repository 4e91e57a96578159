-- Monitors are reported by criterion: thresholds, then deltas as well, then deltas and periodic ones.
scenario "TC_N_01_CS" {
  conformance = "TC_N_01_CS",
  source = "OCPP 2.0.1 part 6 TC_N_01_CS; part 2 N02.FR.06, FR.12 to FR.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }
local power = { name = "Power" }

-- Every monitor that is reported is of one of these types, and every type is there.
local function only(found, ...)
  local seen = {}
  for _, item in ipairs(found) do
    for _, m in ipairs(item.variableMonitoring) do
      check(fits(m.type, one_of(...)), m.type .. " was asked for")
      seen[m.type] = true
    end
  end
  for _, type in ipairs { ... } do check(seen[type], type .. " is reported") end
end

test(function()
  local made = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = power, type = "UpperThreshold", value = 9000, severity = 5 },
    { component = evse, variable = power, type = "LowerThreshold", value = 100, severity = 5 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 5 },
    { component = evse, variable = power, type = "Periodic", value = 3600, severity = 5 },
    { component = evse, variable = power, type = "PeriodicClockAligned", value = 3600, severity = 5 },
  } }, { setMonitoringResult = any })
  for _, one in ipairs(made.setMonitoringResult) do check(one.status == "Accepted", one.type .. " is set") end
  csms:command(post, "GetMonitoringReport", { requestId = 51, monitoringCriteria = { "ThresholdMonitoring" } },
    { status = "Accepted" })
  only(post:reports_monitors(51), "UpperThreshold", "LowerThreshold")
  csms:command(post, "GetMonitoringReport", { requestId = 52, monitoringCriteria = { "ThresholdMonitoring", "DeltaMonitoring" } },
    { status = "Accepted" })
  only(post:reports_monitors(52), "UpperThreshold", "LowerThreshold", "Delta")
  csms:command(post, "GetMonitoringReport", { requestId = 53, monitoringCriteria = { "DeltaMonitoring", "PeriodicMonitoring" } },
    { status = "Accepted" })
  only(post:reports_monitors(53), "Delta", "Periodic", "PeriodicClockAligned")
end)
