-- A monitor that there is not is not found.
scenario "TC_N_19_CS" {
  conformance = "TC_N_19_CS",
  source = "OCPP 2.0.1 part 6 TC_N_19_CS; part 2 N06.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N19" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ClearVariableMonitoring", { id = { 4711 } },
    { clearMonitoringResult = { { id = 4711, status = "NotFound" } } })
end)
