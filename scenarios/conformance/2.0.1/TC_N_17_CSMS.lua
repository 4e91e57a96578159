-- The CSMS sets a level of monitoring that the station rejects.
scenario "TC_N_17_CSMS" {
  conformance = "TC_N_17_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_17_CSMS; part 2 N05.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetMonitoringLevel", { severity = 10 }, { status = "Rejected" })
  post:hears("SetMonitoringLevel", { severity = 10 })
end)
