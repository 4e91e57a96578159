-- A monitoring level that there is not is refused.
scenario "TC_N_17_CS" {
  conformance = "TC_N_17_CS",
  source = "OCPP 2.0.1 part 6 TC_N_17_CS; part 2 N05.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetMonitoringLevel", { severity = 10 }, { status = "Rejected" })
  csms:command(post, "SetMonitoringLevel", { severity = -1 }, { status = "Rejected" })
end)
