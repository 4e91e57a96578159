-- A custom report of one instance tells that instance alone.
scenario "TC_B_55_CS" {
  conformance = "TC_B_55_CS",
  source = "OCPP 2.0.1 part 6 TC_B_55_CS; part 2 B08.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B55" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetReport", {
    requestId = 21, componentVariable = { {
      component = { name = "DeviceDataCtrlr" }, variable = { name = "ItemsPerMessage", instance = "GetReport" },
    } },
  }, { status = "Accepted" })
  local found = post:reports(21, "30 s")
  check(#found == 1 and found[1].variable.instance == "GetReport", "that instance alone")
end)
