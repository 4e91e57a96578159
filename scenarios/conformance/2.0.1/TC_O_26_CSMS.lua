-- The CSMS shows a message that the station rejects.
scenario "TC_O_26_CSMS" {
  conformance = "TC_O_26_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_26_CSMS; part 2 O01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O26" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "DisplayMessageCtrlr", "Enabled", "false")
  local order = { message = { id = 81, priority = "NormalCycle",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "Rejected" })
  post:hears("SetDisplayMessage", order)
end)
