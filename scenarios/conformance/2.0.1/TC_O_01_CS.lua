-- A message is set, shown, and told as it was set.
scenario "TC_O_01_CS" {
  conformance = "TC_O_01_CS",
  source = "OCPP 2.0.1 part 6 TC_O_01_CS; part 2 O01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47803" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "Hello", { priority = "AlwaysFront" })
  check(ann:answers "display" == "Hello", "the display shows Hello")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, priority = "AlwaysFront",
    message = { format = "UTF8", content = "Hello" } } } })
end)
