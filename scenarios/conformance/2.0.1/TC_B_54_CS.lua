-- A custom report without instance tells every instance of the variable.
scenario "TC_B_54_CS" {
  conformance = "TC_B_54_CS",
  source = "OCPP 2.0.1 part 6 TC_B_54_CS; part 2 B08.FR.21",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B54" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetReport", {
    requestId = 21, componentVariable = { { component = { name = "DeviceDataCtrlr" }, variable = { name = "ItemsPerMessage" } } },
  }, { status = "Accepted" })
  local instances = {}
  for _, item in ipairs(post:reports(21, "30 s")) do instances[item.variable.instance] = true end
  check(instances.GetReport and instances.GetVariables and instances.SetVariables, "all instances are told")
end)
