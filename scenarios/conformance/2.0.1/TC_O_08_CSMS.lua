-- The CSMS asks for the messages of a priority.
scenario "TC_O_08_CSMS" {
  conformance = "TC_O_08_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_08_CSMS; part 2 O04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 81, "Welcome", { priority = "NormalCycle", state = "Idle" })
  csms:command(post, "GetDisplayMessages", { requestId = 82, priority = "NormalCycle" }, { status = "Accepted" })
  post:hears("GetDisplayMessages", { requestId = 82, priority = "NormalCycle", id = null, state = null })
  post:tells("NotifyDisplayMessages", { requestId = 82, messageInfo = { { id = 81 } } })
end)
