-- The CSMS shows a message, in a state of the station.
scenario "TC_O_01_CSMS" {
  conformance = "TC_O_01_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_01_CSMS; part 2 O01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { message = { id = 81, priority = "NormalCycle", state = "Idle",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "Accepted" })
  post:hears("SetDisplayMessage", order)
end)
