-- The monitoring level is taken: what is less severe is silent.
scenario "TC_N_16_CS" {
  conformance = "TC_N_16_CS",
  source = "OCPP 2.0.1 part 6 TC_N_16_CS; part 2 N05.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N16" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C2C0" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 5 } } })
  csms:command(post, "SetMonitoringLevel", { severity = 4 }, { status = "Accepted" })
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorStatus = "Occupied" })
  wait "1 min"
  post:has_not_sent "NotifyEvent"
end)
