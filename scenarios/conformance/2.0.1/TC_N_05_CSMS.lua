-- The operator sets the base of monitoring.
scenario "TC_N_05_CSMS" {
  conformance = "TC_N_05_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_05_CSMS; 2.0.1 part 2, N03",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetMonitoringBase", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "SetMonitoringBase", { monitoringBase = "All" }, { status = "Accepted" })
  post:hears("SetMonitoringBase", { monitoringBase = "All" })
end)
