-- A message is told with its end, and removed after it.
scenario "TC_O_14_CS" {
  conformance = "TC_O_14_CS",
  source = "OCPP 2.0.1 part 6 TC_O_14_CS; part 2 O01.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O14" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D43D23" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "Now", { priority = "AlwaysFront", endDateTime = "2026-03-06T10:05:00Z" })
  check(ann:answers "display" == "Now", "the display shows Now")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, endDateTime = like "^2026%-03%-06T10:05:00" } } })
  wait_until "10:06"
  check(ann:answers "display" ~= "Now", "the display does not show Now")
  csms:command(post, "GetDisplayMessages", { requestId = 72, id = { 1 } }, { status = "Unknown" })
end)
