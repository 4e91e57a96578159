-- The CSMS takes the events of a periodic monitor, one after the other.
scenario "TC_N_24_CSMS" {
  conformance = "TC_N_24_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_24_CSMS; part 2 N08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN24" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local evse  = { name = "EVSE", evse = { id = 1 } }
local state = { name = "AvailabilityState" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { component = evse, variable = state, type = "Periodic", value = 30, severity = 5 },
  } }, { setMonitoringResult = { { status = "Accepted", id = any } } })
  for _ = 1, 5 do
    post:tells("NotifyEvent", { eventData = some { trigger = "Periodic", component = evse, variable = state } })
  end
end)
