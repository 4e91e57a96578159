-- The operator clears several monitors.
scenario "TC_N_18_CSMS" {
  conformance = "TC_N_18_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_18_CSMS; 2.0.1 part 2, N06",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("ClearVariableMonitoring", { answers = true,
    raw = '[3,"{id}",{"clearMonitoringResult":[{"status":"Accepted","id":1},{"status":"NotFound","id":2}]}]' })
  csms:command(post, "ClearVariableMonitoring", { id = { 1, 2 } }, { clearMonitoringResult = { { status = "Accepted" },
    { status = "NotFound" } } })
  post:hears("ClearVariableMonitoring", { id = { 1, 2 } })
end)
