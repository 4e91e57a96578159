-- A station is held at Pending, asked for its variables meanwhile, and accepted at its next boot.
scenario "TC_B_02_CSMS" {
  conformance = "TC_B_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_02_CSMS; 2.0.1 part 2, B02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Pending", interval = 300 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Pending", interval = 300 })
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "HeartbeatInterval" } } } }, { getVariableResult = { { attributeStatus = "Accepted" } } })
  post:hears("GetVariables")
  post:boots(nil, "6 min")
  post:tells("StatusNotification")
end)
