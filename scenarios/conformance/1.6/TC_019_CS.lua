-- The configuration is read: all keys, then one, then one that does not exist.
scenario "TC_019_CS" {
  conformance = "TC_019_CS",
  source = "OCTT 1.6 TC_019_CS; OCPP 1.6 5.8",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-019" { profile = "neutral-ac-22" }

test(function()
  local all = csms:command(post, "GetConfiguration", {}, {
    configurationKey = some { key = "HeartbeatInterval", readonly = false, value = any },
  })
  check(all.unknownKey == nil or #all.unknownKey == 0, "no key is unknown when none was asked for")
  for _, key in ipairs {
    "AuthorizeRemoteTxRequests", "ClockAlignedDataInterval", "ConnectionTimeOut", "ConnectorPhaseRotation",
    "GetConfigurationMaxKeys", "HeartbeatInterval", "LocalAuthorizeOffline", "LocalPreAuthorize",
    "MeterValuesAlignedData", "MeterValuesSampledData", "MeterValueSampleInterval", "NumberOfConnectors",
    "ResetRetries", "StopTransactionOnEVSideDisconnect", "StopTransactionOnInvalidId", "StopTxnAlignedData",
    "StopTxnSampledData", "SupportedFeatureProfiles", "TransactionMessageAttempts", "TransactionMessageRetryInterval",
    "UnlockConnectorOnEVSideDisconnect",
  } do
    csms:command(post, "GetConfiguration", { key = { key } }, { configurationKey = { { key = key, value = any } } })
  end
  csms:command(post, "GetConfiguration", { key = { "NoSuchKey" } }, { unknownKey = { "NoSuchKey" } })
end)
