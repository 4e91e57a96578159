-- Two monitors are cleared at once, and nothing is left of them.
scenario "TC_N_18_CS" {
  conformance = "TC_N_18_CS",
  source = "OCPP 2.0.1 part 6 TC_N_18_CS; part 2 N06.FR.01, FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N18" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local whole = { name = "ChargingStation" }
local state = { name = "AvailabilityState" }

test(function()
  local set = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = whole, variable = state, type = "Delta", value = 1, severity = 5 },
    { component = evse, variable = state, type = "Delta", value = 1, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any }, { status = "Accepted", id = any } } })
  local one, two = set.setMonitoringResult[1].id, set.setMonitoringResult[2].id
  csms:command(post, "GetMonitoringReport", { requestId = 60,
    componentVariable = { { component = whole, variable = state }, { component = evse, variable = state } } },
    { status = "Accepted" })
  post:sends("NotifyMonitoringReport", { requestId = 60 })
  csms:command(post, "ClearVariableMonitoring", { id = { one, two } },
    { clearMonitoringResult = { { id = one, status = "Accepted" }, { id = two, status = "Accepted" } } })
  csms:command(post, "GetMonitoringReport", { requestId = 61,
    componentVariable = { { component = whole, variable = state }, { component = evse, variable = state } } },
    { status = "EmptyResultSet" })
  wait "10 s"
  post:has_not_sent "NotifyMonitoringReport"
end)
