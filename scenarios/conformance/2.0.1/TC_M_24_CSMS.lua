-- The CSMS says whether the certificate of a vehicle was revoked.
scenario "TC_M_24_CSMS" {
  conformance = "TC_M_24_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_24_CSMS; part 2, M06",
}

local post = station "CP-SM-24" { ocpp = "2.0.1", security = 1 }

test(function()
  post:calls("GetCertificateStatus", { ocspRequestData = { hashAlgorithm = "SHA256", issuerNameHash = "00", issuerKeyHash = "11",
    serialNumber = "22", responderURL = "http://ocsp.example" } }, { status = "Accepted", ocspResult = any })
end)
