-- A message in a format that the station cannot show is refused.
scenario "TC_O_19_CS" {
  conformance = "TC_O_19_CS",
  source = "OCPP 2.0.1 part 6 TC_O_19_CS; part 2 O01.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O19" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "InFront",
    message = { format = "HTML", content = "One" } } }, { status = "NotSupportedMessageFormat" })
end)
