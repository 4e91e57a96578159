-- The operator deletes a certificate.
scenario "TC_M_20_CSMS" {
  conformance = "TC_M_20_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_M_20_CSMS; 2.0.1 part 2, M04",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-M20" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("DeleteCertificate", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "DeleteCertificate", { certificateHashData = { hashAlgorithm = "SHA256", issuerNameHash = "aa", issuerKeyHash = "bb",
    serialNumber = "01" } }, { status = "Accepted" })
  post:hears("DeleteCertificate", { certificateHashData = { hashAlgorithm = "SHA256", issuerNameHash = "aa", issuerKeyHash = "bb",
    serialNumber = "01" } })
end)
