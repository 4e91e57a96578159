-- No message for a transaction that there is not.
scenario "TC_O_10_CS" {
  conformance = "TC_O_10_CS",
  source = "OCPP 2.0.1 part 6 TC_O_10_CS; part 2 O02.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "InFront", transactionId = "no-such",
    message = { format = "UTF8", content = "One" } } }, { status = "UnknownTransaction" })
end)
