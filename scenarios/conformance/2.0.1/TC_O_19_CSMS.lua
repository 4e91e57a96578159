-- The CSMS shows a message in a format that the station does not know.
scenario "TC_O_19_CSMS" {
  conformance = "TC_O_19_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_19_CSMS; part 2 O01.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO19" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { message = { id = 81, priority = "NormalCycle",
    message = { format = "HTML", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "NotSupportedMessageFormat" })
  post:hears("SetDisplayMessage", order)
end)
