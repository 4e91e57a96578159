-- A custom report by criteria and variable: what does not meet both is not told.
scenario "TC_B_18_CS" {
  conformance = "TC_B_18_CS",
  source = "OCPP 2.0.1 part 6 TC_B_18_CS; part 2 B08.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetReport", {
    requestId = 21, componentCriteria = { "Available" },
    componentVariable = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } },
  }, { status = "Accepted" })
  local found = post:reports(21, "30 s")
  check(#found == 1 and found[1].component.name == "EVSE", "the EVSE is available")
  csms:command(post, "GetReport", {
    requestId = 22, componentCriteria = { "Problem" },
    componentVariable = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } },
  }, { status = "EmptyResultSet" })
end)
