-- The operator reads more variables than one request may hold: each request stays within the limit that the station gave.
scenario "TC_B_08_CSMS" {
  conformance = "TC_B_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_08_CSMS; 2.0.1 part 2, B06.FR.05",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-B08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local _limit = csms:command(post, "GetVariables", { getVariableData = { { component = { name = "DeviceDataCtrlr" },
    variable = { name = "ItemsPerMessage", instance = "GetVariables" } } } }, { getVariableResult = { { attributeStatus = "Accepted" } } })
  local most = tonumber(_limit.getVariableResult[1].attributeValue)
  local list = {}
  for i = 1, math.min(most, 4) do list[i] = { component = { name = "OCPPCommCtrlr" }, variable = { name = "HeartbeatInterval" } } end
  csms:command(post, "GetVariables", { getVariableData = list })
  local heard = post:hears("GetVariables")
  check(#heard.getVariableData <= most, "it asks for no more than the station takes")
end)
