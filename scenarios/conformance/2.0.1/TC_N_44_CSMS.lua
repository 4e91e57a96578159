-- The CSMS clears a monitor that the station does not give up.
scenario "TC_N_44_CSMS" {
  conformance = "TC_N_44_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_44_CSMS; part 2 N06.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN44" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetMonitoringReport", { requestId = 62,
    componentVariable = { { component = { name = "Connector" }, variable = { name = "Problem" } } } }, { status = "Accepted" })
  local id = post:sends("NotifyMonitoringReport", { requestId = 62 }).monitor[1].variableMonitoring[1].id
  csms:command(post, "ClearVariableMonitoring", { id = { id } },
    { clearMonitoringResult = { { id = id, status = "Rejected" } } })
  post:hears("ClearVariableMonitoring", { id = { id } })
end)
