-- A custom report of one variable of one component.
scenario "TC_B_17_CS" {
  conformance = "TC_B_17_CS",
  source = "OCPP 2.0.1 part 6 TC_B_17_CS; part 2 B08.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetReport", {
    requestId = 21, componentVariable = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } },
  }, { status = "Accepted" })
  local found = post:reports(21, "30 s")
  check(#found == 1 and found[1].variable.name == "AvailabilityState" and found[1].component.evse.id == 1, "only what was asked for")
  check(fits(found[1].variableAttribute, { { type = one_of("Actual", absent), mutability = "ReadOnly" } }), "the station alone sets it")
  local facts = found[1].variableCharacteristics
  check(facts.dataType == "OptionList", "with its characteristics")
  for _, value in ipairs { "Available", "Occupied", "Reserved", "Unavailable", "Faulted" } do
    check(facts.valuesList:find(value, 1, true) ~= nil, "it may be " .. value)
  end
end)
