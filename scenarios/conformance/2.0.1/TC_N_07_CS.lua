-- A monitoring base that the station does not support is not taken.
scenario "TC_N_07_CS" {
  conformance = "TC_N_07_CS",
  source = "OCPP 2.0.1 part 6 TC_N_07_CS; part 2 N03.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N07" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { monitoring_bases = "All,FactoryDefault" } }

test(function()
  csms:command(post, "SetMonitoringBase", { monitoringBase = "All" }, { status = "Accepted" })
  csms:command(post, "SetMonitoringBase", { monitoringBase = "HardWiredOnly" }, { status = "NotSupported" })
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "MonitoringCtrlr" }, variable = { name = "ActiveMonitoringBase" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "All" } } })
end)
