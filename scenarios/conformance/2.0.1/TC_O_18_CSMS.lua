-- The CSMS shows a message in a state that the station does not know.
scenario "TC_O_18_CSMS" {
  conformance = "TC_O_18_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_18_CSMS; part 2 O01.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO18" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { display_states = "Charging,Idle" } }

test(function()
  local order = { message = { id = 81, priority = "NormalCycle", state = "Faulted",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "NotSupportedState" })
  post:hears("SetDisplayMessage", order)
end)
