-- FactoryDefault brings back a preconfigured monitor that was changed.
scenario "TC_N_41_CS" {
  conformance = "TC_N_41_CS",
  source = "OCPP 2.0.1 part 6 TC_N_41_CS; part 2 N03.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N41" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  -- What the maker watches, that is no hard-wired monitor.
  local lock = { name = "ConnectorPlugRetentionLock", evse = { id = 1, connectorId = 1 } }
  local problem = { name = "Problem" }
  local function severity(request)
    csms:command(post, "GetMonitoringReport", { requestId = request, monitoringCriteria = { "DeltaMonitoring" },
      componentVariable = { { component = lock, variable = problem } } }, { status = "Accepted" })
    local found = post:reports_monitors(request)
    check(#found == 1 and #found[1].variableMonitoring == 1, "it is the only one there")
    return found[1].variableMonitoring[1].severity, found[1].variableMonitoring[1].id
  end
  local made, id = severity(59)
  csms:command(post, "SetVariableMonitoring", { setMonitoringData = {
    { id = id, component = lock, variable = problem, type = "Delta", value = 1, severity = made + 1 },
  } }, { setMonitoringResult = { { status = "Accepted", type = "Delta" } } })
  local now, same = severity(60)
  check(now == made + 1 and same == id, "it is changed, under its number")
  csms:command(post, "SetMonitoringBase", { monitoringBase = "FactoryDefault" }, { status = "Accepted" })
  check(severity(61) == made, "it is as it was made")
end)
