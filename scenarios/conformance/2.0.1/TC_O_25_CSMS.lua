-- The operator shows a message in one state of the station.
scenario "TC_O_25_CSMS" {
  conformance = "TC_O_25_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_O_25_CSMS; 2.0.1 part 2, O01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-O25" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("SetDisplayMessage", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", state = "Idle", message = { format = "UTF8",
    language = "en", content = "Welcome" } } }, { status = "Accepted" })
  post:hears("SetDisplayMessage", { message = { id = 81, priority = "NormalCycle", state = "Idle", message = { format = "UTF8",
    language = "en", content = "Welcome" } } })
end)
