-- The CSMS asks for a message that is not there, though another is.
scenario "TC_O_11_CSMS" {
  conformance = "TC_O_11_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_11_CSMS; part 2 O04.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:displays(post, 81, "Welcome", { priority = "NormalCycle", state = "Idle" })
  csms:command(post, "GetDisplayMessages", { requestId = 82, id = { 4711 } }, { status = "Unknown" })
  post:hears("GetDisplayMessages", { requestId = 82, id = { 4711 } })
end)
