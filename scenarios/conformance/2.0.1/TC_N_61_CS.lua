-- A monitor on a number that the CSMS sets tells the new value.
scenario "TC_N_61_CS" {
  conformance = "TC_N_61_CS",
  source = "OCPP 2.0.1 part 6 TC_N_61_CS; part 2 N07.FR.18",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N61" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" },
    type = "Delta", value = 1, severity = 5,
  } } }, { setMonitoringResult = { { status = "Accepted", type = "Delta", severity = 5 } } })
  csms:command(post, "SetVariables", { setVariableData = { {
    component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeValue = "500",
  } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
  post:sends("NotifyEvent", { seqNo = 0, eventData = some {
    trigger = "Delta", actualValue = "500", variable = { name = "OfflineThreshold" },
  } })
end)
