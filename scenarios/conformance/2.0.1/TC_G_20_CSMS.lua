-- The lock of a connector fails: the CSMS takes the event.
scenario "TC_G_20_CSMS" {
  conformance = "TC_G_20_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_G_20_CSMS; 2.0.1 part 2, G05",
  quiet = true,
}

local post = station "CP-G20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:calls("NotifyEvent", { generatedAt = "2026-03-06T10:00:05Z", seqNo = 0, eventData = { { eventId = 1,
    timestamp = "2026-03-06T10:00:05Z", trigger = "Alerting", actualValue = "true", eventNotificationType = "HardWiredNotification",
    component = { name = "ConnectorPlugRetentionLock", evse = { id = 1, connectorId = 1 } }, variable = { name = "Problem" } } } }, {})
end)
