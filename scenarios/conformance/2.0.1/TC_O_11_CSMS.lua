-- The operator asks for messages that are not there.
scenario "TC_O_11_CSMS" {
  conformance = "TC_O_11_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_O_11_CSMS; 2.0.1 part 2, O04",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-O11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetDisplayMessages", { answers = true, raw = '[3,"{id}",{"status":"Unknown"}]' })
  csms:command(post, "GetDisplayMessages", { requestId = 82, id = { 4711 } }, { status = "Unknown" })
  post:hears("GetDisplayMessages", { requestId = 82, id = { 4711 } })
end)
