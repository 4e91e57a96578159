-- Each monitoring base is taken.
scenario "TC_N_05_CS" {
  conformance = "TC_N_05_CS",
  source = "OCPP 2.0.1 part 6 TC_N_05_CS; part 2 N03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  for _, base in ipairs { "All", "HardWiredOnly", "FactoryDefault" } do
    csms:command(post, "SetMonitoringBase", { monitoringBase = base }, { status = "Accepted" })
    csms:reads(post, "MonitoringCtrlr", "ActiveMonitoringBase", base)
  end
end)
