-- A periodic monitor tells the value in its rhythm.
scenario "TC_N_24_CS" {
  conformance = "TC_N_24_CS",
  source = "OCPP 2.0.1 part 6 TC_N_24_CS; part 2 N08.FR.05, FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N24" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  local id = csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Periodic", value = 30, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any, component = evse, variable = state } } })
    .setMonitoringResult[1].id
  for round = 1, 3 do
    post:silent("NotifyEvent", round == 1 and "28 s" or "27 s")
    post:sends("NotifyEvent", { seqNo = 0, eventData = some {
      trigger = "Periodic", actualValue = "Available", variableMonitoringId = id, component = evse, variable = state,
    } }, "4 s")
  end
end)
