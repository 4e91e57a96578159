-- A hard-wired monitor cannot be cleared.
scenario "TC_N_44_CS" {
  conformance = "TC_N_44_CS",
  source = "OCPP 2.0.1 part 6 TC_N_44_CS; part 2 N06.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N44" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetMonitoringBase", { monitoringBase = "HardWiredOnly" }, { status = "Accepted" })
  csms:command(post, "GetMonitoringReport", { requestId = 62 }, { status = "Accepted" })
  local id = post:reports_monitors(62)[1].variableMonitoring[1].id
  csms:command(post, "ClearVariableMonitoring", { id = { id } },
    { clearMonitoringResult = { { id = id, status = "Rejected" } } })
end)
