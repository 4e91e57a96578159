-- The CSMS asks for all monitors, naming neither kind nor variable, and takes the report.
scenario "TC_N_47_CSMS" {
  conformance = "TC_N_47_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_47_CSMS; part 2 N02.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN47" { profile = "neutral-ac-22", ocpp = "2.0.1" }
test(function()
  csms:command(post, "GetMonitoringReport", { requestId = 71 },
    { status = "Accepted" })
  post:hears("GetMonitoringReport", { requestId = 71, monitoringCriteria = null, componentVariable = null })
  post:tells_all("NotifyMonitoringReport", 71)
end)
