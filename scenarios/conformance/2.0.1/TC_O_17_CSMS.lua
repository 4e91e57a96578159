-- The CSMS shows a message with a priority that the station does not know.
scenario "TC_O_17_CSMS" {
  conformance = "TC_O_17_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_17_CSMS; part 2 O01.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO17" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { display_priorities = "InFront,NormalCycle" } }

test(function()
  local order = { message = { id = 81, priority = "AlwaysFront",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "NotSupportedPriority" })
  post:hears("SetDisplayMessage", order)
end)
