-- The operator asks which certificates a station holds: CSMSRootCertificate and ManufacturerRootCertificate.
scenario "TC_M_17_CSMS" {
  conformance = "TC_M_17_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_M_17_CSMS; 2.0.1 part 2, M03",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-M17" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetInstalledCertificateIds", { answers = true,
    raw = '[3,"{id}",{"status":"Accepted","certificateHashDataChain":[{"certificateType":"CSMSRootCertificate","certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa","issuerKeyHash":"bb","serialNumber":"01"}},{"certificateType":"ManufacturerRootCertificate","certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa","issuerKeyHash":"bb","serialNumber":"01"}}]}]' })
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate", "ManufacturerRootCertificate" } },
    { status = "Accepted" })
  post:hears("GetInstalledCertificateIds", { certificateType = { "CSMSRootCertificate", "ManufacturerRootCertificate" } })
end)
