-- A message for a state in which the station shows none is refused.
scenario "TC_O_18_CS" {
  conformance = "TC_O_18_CS",
  source = "OCPP 2.0.1 part 6 TC_O_18_CS; part 2 O01.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O18" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { display_states = "Charging,Idle" } }

test(function()
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "InFront", state = "Faulted",
    message = { format = "UTF8", content = "One" } } }, { status = "NotSupportedState" })
  csms:command(post, "GetDisplayMessages", { requestId = 70 }, { status = "Unknown" })
  csms:displays(post, 1, "One", { priority = "InFront", state = "Charging" })
end)
