-- A residual current device that trips is told without any monitor: a hard-wired notification.
scenario "TC_N_21_CS" {
  conformance = "TC_N_21_CS",
  source = "OCPP 2.0.1 part 6 TC_N_21_CS; part 2 N07",
  quiet = true,
}

local post = station "CP-N21" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:breaks("ground", {})
  post:sends("NotifyEvent", { seqNo = 0, generatedAt = any, eventData = some {
    eventNotificationType = "HardWiredNotification", trigger = "Alerting", actualValue = "true",
    component = { name = "RCD" }, variable = { name = "Tripped" }, variableMonitoringId = null,
  } })
end)
