-- All messages are told.
scenario "TC_O_02_CS" {
  conformance = "TC_O_02_CS",
  source = "OCPP 2.0.1 part 6 TC_O_02_CS; part 2 O03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront" })
  csms:displays(post, 2, "Two", { priority = "NormalCycle" })
  csms:command(post, "GetDisplayMessages", { requestId = 71 }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1 }, { id = 2 } } })
end)
