-- The CSMS asks for the messages of a state.
scenario "TC_O_09_CSMS" {
  conformance = "TC_O_09_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_09_CSMS; part 2 O04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO09" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 81, "Welcome", { priority = "NormalCycle", state = "Idle" })
  csms:command(post, "GetDisplayMessages", { requestId = 82, state = "Idle" }, { status = "Accepted" })
  post:hears("GetDisplayMessages", { requestId = 82, state = "Idle", id = null, priority = null })
  post:tells("NotifyDisplayMessages", { requestId = 82, messageInfo = { { id = 81 } } })
end)
