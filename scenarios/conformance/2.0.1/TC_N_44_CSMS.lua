-- The station does not clear a monitor, and the CSMS is told.
scenario "TC_N_44_CSMS" {
  conformance = "TC_N_44_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_44_CSMS; 2.0.1 part 2, N06",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N44" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("ClearVariableMonitoring", { answers = true, raw = '[3,"{id}",{"clearMonitoringResult":[{"status":"Rejected","id":1}]}]' })
  csms:command(post, "ClearVariableMonitoring", { id = { 1 } }, { clearMonitoringResult = { { status = "Rejected" } } })
  post:hears("ClearVariableMonitoring", { id = { 1 } })
end)
