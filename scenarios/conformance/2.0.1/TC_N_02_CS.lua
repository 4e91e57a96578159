-- The monitors of a variable and of a whole component are reported in one.
scenario "TC_N_02_CS" {
  conformance = "TC_N_02_CS",
  source = "OCPP 2.0.1 part 6 TC_N_02_CS; part 2 N02.FR.05, FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }
local power = { name = "Power" }
local function has(found, component, type)
  return fits(found, some { component = { name = component }, variable = { name = "AvailabilityState" },
    variableMonitoring = some { type = type } })
end

test(function()
  local made = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = whole, variable = state, type = "Delta", value = 1, severity = 7 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 7 },
    { component = evse, variable = power, type = "UpperThreshold", value = 9000, severity = 7 },
  } }, { setMonitoringResult = any })
  for _, one in ipairs(made.setMonitoringResult) do check(one.status == "Accepted", one.type .. " is set") end
  csms:command(post, "GetMonitoringReport", { requestId = 53,
    componentVariable = { { component = whole, variable = state }, { component = evse } } },
    { status = "Accepted" })
  local found = post:reports_monitors(53)
  check(has(found, "ChargingStation", "Delta") and has(found, "EVSE", "Delta"), "the availability of both")
  check(fits(found, some { component = evse, variable = power }), "what else is monitored of the EVSE")
  for _, item in ipairs(found) do
    check(item.component.name == "ChargingStation" or item.component.name == "EVSE", item.component.name .. " was asked for")
  end
end)
