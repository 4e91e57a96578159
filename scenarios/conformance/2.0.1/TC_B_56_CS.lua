-- A custom report without EVSE tells the variable of every EVSE.
scenario "TC_B_56_CS" {
  conformance = "TC_B_56_CS",
  source = "OCPP 2.0.1 part 6 TC_B_56_CS; part 2 B08.FR.23",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B56" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "GetReport", {
    requestId = 21, componentVariable = { { component = { name = "EVSE" }, variable = { name = "AvailabilityState" } } },
  }, { status = "Accepted" })
  local evses = {}
  for _, item in ipairs(post:reports(21, "30 s")) do evses[item.component.evse.id] = true end
  check(evses[1] and evses[2], "both EVSEs are told")
end)
