-- A monitor that is built in raises an event.
scenario "TC_N_21_CSMS" {
  conformance = "TC_N_21_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_21_CSMS; 2.0.1 part 2, N07",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N21" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:calls("NotifyEvent", { generatedAt = "2026-03-06T10:00:05Z", seqNo = 0, tbc = false, eventData = { { eventId = 1,
    timestamp = "2026-03-06T10:00:05Z", trigger = "Alerting", actualValue = "100", eventNotificationType = "HardWiredMonitor",
    component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "Power" } } } }, {})
end)
