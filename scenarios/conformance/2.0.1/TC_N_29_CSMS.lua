-- A station does not say what it keeps of a customer.
scenario "TC_N_29_CSMS" {
  conformance = "TC_N_29_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_29_CSMS; 2.0.1 part 2, N09, N10",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N29" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("CustomerInformation", { answers = true, raw = '[3,"{id}",{"status":"Rejected"}]' })
  csms:command(post, "CustomerInformation", { requestId = 73, report = true, clear = false, idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" } }, { status = "Rejected" })
  post:hears("CustomerInformation", { requestId = 73, report = true, clear = false, idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" } })
end)
