-- The operator shows a message in a transaction that is not there.
scenario "TC_O_10_CSMS" {
  conformance = "TC_O_10_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_O_10_CSMS; 2.0.1 part 2, O02",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-O10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetDisplayMessage", { answers = true, raw = '[3,"{id}",{"status":"UnknownTransaction"}]' })
  csms:command(post, "SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", transactionId = "nobody",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }, { status = "UnknownTransaction" })
  post:hears("SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", transactionId = "nobody", message = { format = "UTF8",
    language = "en", content = "Welcome" } } })
end)
