-- Messages are told by their state.
scenario "TC_O_09_CS" {
  conformance = "TC_O_09_CS",
  source = "OCPP 2.0.1 part 6 TC_O_09_CS; part 2 O04",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-O09" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "InFront", state = "Charging",
    message = { format = "UTF8", content = "One" } } }, { status = "Accepted" })
  csms:command(post, "SetDisplayMessage", { message = { id = 2, priority = "NormalCycle", state = "Idle",
    message = { format = "UTF8", content = "Two" } } }, { status = "Accepted" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, state = "Idle" }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 2 } } })
end)
