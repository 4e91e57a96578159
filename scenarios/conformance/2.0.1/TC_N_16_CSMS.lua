-- The CSMS sets the level of monitoring.
scenario "TC_N_16_CSMS" {
  conformance = "TC_N_16_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_16_CSMS; part 2 N05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN16" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetMonitoringLevel", { severity = 4 }, { status = "Accepted" })
  post:hears("SetMonitoringLevel", { severity = 4 })
end)
