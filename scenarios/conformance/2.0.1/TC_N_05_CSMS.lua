-- The CSMS sets each base of monitoring.
scenario "TC_N_05_CSMS" {
  conformance = "TC_N_05_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_05_CSMS; part 2 N03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  for _, base in ipairs { "All", "FactoryDefault", "HardWiredOnly" } do
    csms:command(post, "SetMonitoringBase", { monitoringBase = base }, { status = "Accepted" })
    post:hears("SetMonitoringBase", { monitoringBase = base })
  end
end)
