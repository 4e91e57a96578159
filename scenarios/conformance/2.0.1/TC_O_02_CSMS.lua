-- The CSMS asks for all messages, and takes them.
scenario "TC_O_02_CSMS" {
  conformance = "TC_O_02_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_02_CSMS; part 2 O03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 81, "Welcome", { priority = "NormalCycle", state = "Idle" })
  csms:command(post, "GetDisplayMessages", { requestId = 82 }, { status = "Accepted" })
  post:hears("GetDisplayMessages", { requestId = 82, id = null, priority = null, state = null })
  post:tells("NotifyDisplayMessages", { requestId = 82, messageInfo = { { id = 81 } } })
end)
