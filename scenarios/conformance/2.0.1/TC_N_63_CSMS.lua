-- The operator names a customer by her certificate.
scenario "TC_N_63_CSMS" {
  conformance = "TC_N_63_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_N_63_CSMS; 2.0.1 part 2, N09, N10",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-N63" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("CustomerInformation", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "CustomerInformation", { requestId = 73, report = true, clear = true,
    customerCertificate = { hashAlgorithm = "SHA256", issuerNameHash = "aa",
    issuerKeyHash = "bb", serialNumber = "01" } }, { status = "Accepted" })
  post:hears("CustomerInformation", { requestId = 73, report = true, clear = true, customerCertificate = { hashAlgorithm = "SHA256",
    issuerNameHash = "aa",
    issuerKeyHash = "bb", serialNumber = "01" } })
  post:calls("NotifyCustomerInformation", { requestId = 73, seqNo = 0, generatedAt = "2026-03-06T10:00:05Z", tbc = false, data = "Ann" },
    {})
end)
