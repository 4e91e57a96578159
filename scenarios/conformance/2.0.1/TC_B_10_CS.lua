-- Several variables are set at once.
scenario "TC_B_10_CS" {
  conformance = "TC_B_10_CS",
  source = "OCPP 2.0.1 part 6 TC_B_10_CS; part 2 B05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetVariables", { setVariableData = {
    { component = { name = "OCPPCommCtrlr" }, variable = { name = "OfflineThreshold" }, attributeValue = "321" },
    { component = { name = "AuthCtrlr" }, variable = { name = "AuthorizeRemoteStart" }, attributeValue = "true" },
  } }, { setVariableResult = { { attributeStatus = "Accepted" }, { attributeStatus = "Accepted" } } })
  csms:reads(post, "OCPPCommCtrlr", "OfflineThreshold", "321")
  csms:reads(post, "AuthCtrlr", "AuthorizeRemoteStart", "true")
end)
