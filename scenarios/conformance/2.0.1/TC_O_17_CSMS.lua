-- A station does not know that priority.
scenario "TC_O_17_CSMS" {
  conformance = "TC_O_17_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_O_17_CSMS; 2.0.1 part 2, O01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-O17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetDisplayMessage", { answers = true, raw = '[3,"{id}",{"status":"NotSupportedPriority"}]' })
  csms:command(post, "SetDisplayMessage", { message = { id = 81, priority = "AlwaysFront", message = { format = "UTF8", language = "en",
    content = "Welcome" } } }, { status = "NotSupportedPriority" })
  post:hears("SetDisplayMessage", { message = { id = 81, priority = "AlwaysFront", message = { format = "UTF8", language = "en",
    content = "Welcome" } } })
end)
