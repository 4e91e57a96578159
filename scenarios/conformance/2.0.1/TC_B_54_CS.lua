-- A custom report without instance tells every instance of the variable.
scenario "TC_B_54_CS" {
  conformance = "TC_B_54_CS",
  source = "OCPP 2.0.1 part 6 TC_B_54_CS; part 2 B08.FR.21",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B54" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local function report(id)
    local found, seq = {}, 0
    repeat
      local part = post:sends("NotifyReport", { requestId = id, seqNo = seq, generatedAt = any })
      for _, item in ipairs(part.reportData or {}) do found[#found + 1] = item end
      seq = seq + 1
    until not part.tbc
    post:silent("NotifyReport", "30 s")
    return found
  end

  csms:command(post, "GetReport", {
    requestId = 21, componentVariable = { { component = { name = "DeviceDataCtrlr" }, variable = { name = "ItemsPerMessage" } } },
  }, { status = "Accepted" })
  local instances = {}
  for _, item in ipairs(report(21)) do instances[item.variable.instance] = true end
  check(instances.GetReport and instances.GetVariables and instances.SetVariables, "all instances are told")
end)
