-- The operator reads more variables than one request may hold: the CSMS asks in parts, each within the limit that the
-- station gave, and leaves none out.
scenario "TC_B_08_CSMS" {
  conformance = "TC_B_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_08_CSMS; 2.0.1 part 2, B06.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local limit = csms:command(post, "GetVariables", { getVariableData = { { component = { name = "DeviceDataCtrlr" },
    variable = { name = "ItemsPerMessage", instance = "GetVariables" } } } }, { getVariableResult = { { attributeStatus = "Accepted" } } })
  local most = tonumber(limit.getVariableResult[1].attributeValue)
  local wanted = most + 2
  local list = {}
  for i = 1, wanted do list[i] = { component = { name = "OCPPCommCtrlr" }, variable = { name = "HeartbeatInterval" } } end
  local answer = csms:command(post, "GetVariables", { getVariableData = list }, { getVariableResult = any })
  local asked, parts = 0, 0
  repeat
    local heard = post:hears("GetVariables")
    check(#heard.getVariableData <= most, "it asks for no more than the station takes")
    asked, parts = asked + #heard.getVariableData, parts + 1
  until asked >= wanted
  check(asked == wanted and parts == 2, "in two parts it asks for all of them, once")
  check(#answer.getVariableResult == wanted, "the operator has all of them")
end)
