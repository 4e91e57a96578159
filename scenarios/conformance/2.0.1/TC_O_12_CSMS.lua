-- The operator replaces a message by one of the same id.
scenario "TC_O_12_CSMS" {
  conformance = "TC_O_12_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_O_12_CSMS; 2.0.1 part 2, O06",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-O12" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetDisplayMessage", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", message = { format = "UTF8", language = "en",
    content = "Welcome" } } }, { status = "Accepted" })
  post:hears("SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", message = { format = "UTF8", language = "en",
    content = "Welcome" } } })
  post:tampers("SetDisplayMessage", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", message = { format = "UTF8", language = "en",
    content = "Welcome" } } }, { status = "Accepted" })
  post:hears("SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", message = { format = "UTF8", language = "en",
    content = "Welcome" } } })
end)
