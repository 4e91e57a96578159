-- A second message that is always in front replaces the first.
scenario "TC_O_24_CS" {
  conformance = "TC_O_24_CS",
  source = "OCPP 2.0.1 part 6 TC_O_24_CS; part 2 O01.FR.16",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O24" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D481B8" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "One", { priority = "AlwaysFront" })
  csms:displays(post, 2, "Two", { priority = "AlwaysFront" })
  check(ann:answers "display" == "Two", "the display shows Two")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Unknown" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 2 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 2 } } })
end)
