-- The full report has every variable the standard requires, with lists where there are options and no secrets.
scenario "TC_B_53_CS" {
  conformance = "TC_B_53_CS",
  source = "OCPP 2.0.1 part 6 TC_B_53_CS; part 2 Referenced components and variables",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B53" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 12, reportBase = "FullInventory" }, { status = "Accepted" })
  local found = post:reports(12, "30 s")
  local required = {
    "AlignedDataCtrlr.Interval", "AlignedDataCtrlr.Measurands", "AlignedDataCtrlr.TxEndedInterval", "AlignedDataCtrlr.TxEndedMeasurands",
    "AuthCtrlr.AuthorizeRemoteStart", "AuthCtrlr.LocalAuthorizeOffline", "AuthCtrlr.LocalPreAuthorize",
    "ChargingStation.AvailabilityState", "ChargingStation.Available", "ChargingStation.SupplyPhases",
    "ClockCtrlr.DateTime", "ClockCtrlr.TimeSource", "Connector.Available", "Connector.ConnectorType", "Connector.SupplyPhases",
    "DeviceDataCtrlr.BytesPerMessage", "DeviceDataCtrlr.ItemsPerMessage", "EVSE.AvailabilityState", "EVSE.Available", "EVSE.Power",
    "EVSE.SupplyPhases", "OCPPCommCtrlr.FileTransferProtocols", "OCPPCommCtrlr.MessageAttemptInterval", "OCPPCommCtrlr.MessageAttempts",
    "OCPPCommCtrlr.MessageTimeout", "OCPPCommCtrlr.NetworkConfigurationPriority", "OCPPCommCtrlr.NetworkProfileConnectionAttempts",
    "OCPPCommCtrlr.OfflineThreshold", "OCPPCommCtrlr.ResetRetries", "OCPPCommCtrlr.UnlockOnEVSideDisconnect",
    "SampledDataCtrlr.TxEndedInterval", "SampledDataCtrlr.TxEndedMeasurands", "SampledDataCtrlr.TxStartedMeasurands",
    "SampledDataCtrlr.TxUpdatedInterval", "SampledDataCtrlr.TxUpdatedMeasurands", "SecurityCtrlr.CertificateEntries",
    "SecurityCtrlr.OrganizationName", "SecurityCtrlr.SecurityProfile", "TxCtrlr.EVConnectionTimeOut", "TxCtrlr.StopTxOnEVSideDisconnect",
    "TxCtrlr.StopTxOnInvalidId", "TxCtrlr.TxStartPoint", "TxCtrlr.TxStopPoint",
  }
  local has, lists = {}, { OptionList = true, SequenceList = true, MemberList = true }
  for _, item in ipairs(found) do
    local name, facts, attribute = item.component.name .. "." .. item.variable.name, item.variableCharacteristics, item.variableAttribute[1]
    has[name] = true
    if lists[facts.dataType] then
      check((facts.valuesList or "") ~= "", name .. " lists its values")
      for word in (attribute.value or ""):gmatch "[^,]+" do
        check(("," .. facts.valuesList .. ","):find("," .. word .. ",", 1, true) ~= nil, name .. " holds what it may hold: " .. word)
      end
    end
    if attribute.mutability == "WriteOnly" then check(attribute.value == nil, name .. " is not told") end
  end
  for _, name in ipairs(required) do check(has[name], name .. " is there") end
end)
