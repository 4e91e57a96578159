-- The CSMS clears more monitors than the station takes at once: it asks more than once.
scenario "TC_N_18_CSMS" {
  conformance = "TC_N_18_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_18_CSMS; part 2 N06.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local limit = csms:command(post, "GetVariables", { getVariableData = { { component = { name = "MonitoringCtrlr" },
    variable = { name = "ItemsPerMessage", instance = "ClearVariableMonitoring" } } } },
    { getVariableResult = { { attributeStatus = "Accepted" } } }).getVariableResult[1].attributeValue
  limit = math.tointeger(limit)
  local ids = {}
  for id = 1, limit + 1 do ids[id] = 1000 + id end
  csms:command(post, "ClearVariableMonitoring", { id = ids }, { clearMonitoringResult = any })
  local asked = {}
  while #asked < #ids do
    local part = post:hears("ClearVariableMonitoring")
    check(#part.id <= limit, "not more than the station takes")
    for _, id in ipairs(part.id) do asked[#asked + 1] = id end
    post:answers("ClearVariableMonitoring", {})
  end
  check(fits(asked, ids), "each of them, once")
end)
