-- Several variables are read at once, each with its own result.
scenario "TC_B_07_CS" {
  conformance = "TC_B_07_CS",
  source = "OCPP 2.0.1 part 6 TC_B_07_CS; part 2 B06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B07" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local answer = csms:command(post, "GetVariables", { getVariableData = {
    { component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" } },
    { component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" } },
  } }, { getVariableResult = {
    { attributeStatus = "Accepted", attributeValue = like "^%d+$", variable = { name = "OfflineThreshold" } },
    { attributeStatus = "Accepted", attributeValue = one_of("true", "false"), variable = { name = "AuthorizeRemoteStart" } },
  } })
  check(#answer.getVariableResult == 2, "one result for each variable asked about")
end)
