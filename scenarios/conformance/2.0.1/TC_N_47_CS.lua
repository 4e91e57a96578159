-- All monitors are reported when nothing is said of which.
scenario "TC_N_47_CS" {
  conformance = "TC_N_47_CS",
  source = "OCPP 2.0.1 part 6 TC_N_47_CS; part 2 N02.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N47" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }
local function has(found, component, type)
  return fits(found, some { component = { name = component }, variable = { name = "AvailabilityState" },
    variableMonitoring = some { type = type } })
end

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = whole, variable = state, type = "Delta", value = 1, severity = 7 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 7 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any }, { status = "Accepted", id = any } } })
  csms:command(post, "GetMonitoringReport", { requestId = 56 },
    { status = "Accepted" })
  local found = post:reports_monitors(56)
  check(has(found, "ChargingStation", "Delta") and has(found, "EVSE", "Delta"), "those of the CSMS")
  check(fits(found, some { component = { name = "Connector" }, variable = { name = "Problem" } }), "its own")
end)
