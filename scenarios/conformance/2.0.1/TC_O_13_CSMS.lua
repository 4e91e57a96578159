-- The CSMS shows a message from a moment on.
scenario "TC_O_13_CSMS" {
  conformance = "TC_O_13_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_13_CSMS; part 2 O01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO13" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { message = { id = 81, priority = "NormalCycle", startDateTime = "2026-03-06T10:10:00Z",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "Accepted" })
  post:hears("SetDisplayMessage", order)
end)
