-- The operator asks what a station keeps of a customer.
scenario "TC_N_27_CSMS" {
  conformance = "TC_N_27_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_27_CSMS; 2.0.1 part 2, N09, N10",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N27" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("CustomerInformation", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "CustomerInformation", { requestId = 73, report = true, clear = false, idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" } }, { status = "Accepted" })
  post:hears("CustomerInformation", { requestId = 73, report = true, clear = false, idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" } })
  post:calls("NotifyCustomerInformation", { requestId = 73, seqNo = 0, generatedAt = "2026-03-06T10:00:05Z", tbc = false,
    data = "04A1B2C3D4: in the cache" }, {})
end)
