-- The operator has what a station keeps of a customer deleted.
scenario "TC_N_32_CSMS" {
  conformance = "TC_N_32_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_32_CSMS; 2.0.1 part 2, N09, N10",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N32" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("CustomerInformation", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "CustomerInformation", { requestId = 73, report = false, clear = true, idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" } }, { status = "Accepted" })
  post:hears("CustomerInformation", { requestId = 73, report = false, clear = true, idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" } })
end)
