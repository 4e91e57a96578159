-- A message with the same number replaces the old one.
scenario "TC_O_12_CS" {
  conformance = "TC_O_12_CS",
  source = "OCPP 2.0.1 part 6 TC_O_12_CS; part 2 O06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O12" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront" })
  csms:displays(post, 1, "Other", { priority = "NormalCycle" })
  csms:command(post, "GetDisplayMessages", { requestId = 71 }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { messageInfo = { { id = 1, priority = "NormalCycle", message = { content = "Other" } } } })
end)
