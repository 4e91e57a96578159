-- A message is not shown before its time, but told.
scenario "TC_O_13_CS" {
  conformance = "TC_O_13_CS",
  source = "OCPP 2.0.1 part 6 TC_O_13_CS; part 2 O01.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O13" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D41389" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "Soon", { priority = "AlwaysFront", startDateTime = "2026-03-06T10:05:00Z" })
  check(ann:answers "display" ~= "Soon", "the display does not show Soon")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, startDateTime = like "^2026%-03%-06T10:05:00" } } })
  wait_until "10:06"
  check(ann:answers "display" == "Soon", "the display shows Soon")
end)
