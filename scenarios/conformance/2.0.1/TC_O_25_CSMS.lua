-- The CSMS shows a message while somebody charges.
scenario "TC_O_25_CSMS" {
  conformance = "TC_O_25_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_25_CSMS; part 2 O01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O25" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { message = { id = 81, priority = "NormalCycle", state = "Charging",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "Accepted" })
  post:hears("SetDisplayMessage", order)
end)
