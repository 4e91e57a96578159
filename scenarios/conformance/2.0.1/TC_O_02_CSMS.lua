-- The operator asks for all messages.
scenario "TC_O_02_CSMS" {
  conformance = "TC_O_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_O_02_CSMS; 2.0.1 part 2, O03",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-O02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetDisplayMessages", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "GetDisplayMessages", { requestId = 82 }, { status = "Accepted" })
  post:hears("GetDisplayMessages", { requestId = 82 })
  post:calls("NotifyDisplayMessages", { requestId = 82, tbc = false, messageInfo = { { id = 81, priority = "NormalCycle", state = "Idle",
    message = { format = "UTF8", content = "Welcome" } } } }, {})
end)
