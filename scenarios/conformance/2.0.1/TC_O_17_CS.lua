-- A message of a priority that the station does not know is refused.
scenario "TC_O_17_CS" {
  conformance = "TC_O_17_CS",
  source = "OCPP 2.0.1 part 6 TC_O_17_CS; part 2 O01.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O17" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { display_priorities = "InFront,NormalCycle" } }

test(function()
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "DisplayMessageCtrlr" }, variable = { name = "SupportedPriorities" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "InFront,NormalCycle" } } })
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "AlwaysFront",
    message = { format = "UTF8", content = "One" } } }, { status = "NotSupportedPriority" })
  csms:command(post, "GetDisplayMessages", { requestId = 70 }, { status = "Unknown" })
  csms:displays(post, 1, "One", { priority = "InFront" })
end)
