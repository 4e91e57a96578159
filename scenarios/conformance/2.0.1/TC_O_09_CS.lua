-- Messages are told by their state.
scenario "TC_O_09_CS" {
  conformance = "TC_O_09_CS",
  source = "OCPP 2.0.1 part 6 TC_O_09_CS; part 2 O04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O09" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront", state = "Charging" })
  csms:displays(post, 2, "Two", { priority = "NormalCycle", state = "Idle" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, state = "Idle" }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 2 } } })
end)
