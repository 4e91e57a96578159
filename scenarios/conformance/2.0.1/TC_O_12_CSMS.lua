-- The CSMS replaces a message by another of the same number.
scenario "TC_O_12_CSMS" {
  conformance = "TC_O_12_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_12_CSMS; part 2 O06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO12" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 81, "Welcome", { priority = "NormalCycle", state = "Idle" })
  local order = { message = { id = 81, priority = "InFront",
    message = { format = "UTF8", language = "en", content = "Good bye" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "Accepted" })
  post:hears("SetDisplayMessage", order)
  csms:command(post, "GetDisplayMessages", { requestId = 82 }, { status = "Accepted" })
  post:tells("NotifyDisplayMessages", { messageInfo = { { id = 81, priority = "InFront", message = { content = "Good bye" } } } })
end)
