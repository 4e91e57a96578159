-- The summary has the availability of the station, its EVSEs and connectors.
scenario "TC_B_14_CS" {
  conformance = "TC_B_14_CS",
  source = "OCPP 2.0.1 part 6 TC_B_14_CS; part 2 B07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B14" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 12, reportBase = "SummaryInventory" }, { status = "Accepted" })
  local found = post:reports(12, "30 s")
  local states = {}
  for _, item in ipairs(found) do
    if item.variable.name == "AvailabilityState" then states[item.component.name] = item.variableAttribute[1].value end
  end
  check(states.ChargingStation == "Available" and states.EVSE == "Available" and states.Connector == "Available", "all are available")
end)
