-- A criterion that the station does not support is not reported of.
scenario "TC_N_04_CS" {
  conformance = "TC_N_04_CS",
  source = "OCPP 2.0.1 part 6 TC_N_04_CS; part 2 N02.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N04" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { monitoring_criteria = "ThresholdMonitoring,DeltaMonitoring" } }

test(function()
  csms:command(post, "GetMonitoringReport", { requestId = 54, monitoringCriteria = { "DeltaMonitoring", "PeriodicMonitoring" } },
    { status = "NotSupported" })
  wait "1 min"
  post:has_not_sent "NotifyMonitoringReport"
  csms:command(post, "GetMonitoringReport", { requestId = 55, monitoringCriteria = { "DeltaMonitoring" } },
    { status = "Accepted" })
  post:sends("NotifyMonitoringReport", { requestId = 55, seqNo = 0 })
end)
