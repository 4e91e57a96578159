-- A message survives a reboot as it was set.
scenario "TC_O_20_CS" {
  conformance = "TC_O_20_CS",
  source = "OCPP 2.0.1 part 6 TC_O_20_CS; part 2 O01.FR.10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 1, "One", { priority = "InFront" })
  csms:command(post, "Reset", { type = "Immediate" }, { status = "Accepted" })
  post:sends("BootNotification", nil, "5 min")
  wait "1 min"
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, priority = "InFront",
    message = { format = "UTF8", content = "One" } } } })
end)
