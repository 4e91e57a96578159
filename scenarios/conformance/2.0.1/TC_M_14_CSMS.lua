-- The operator asks which certificates a station holds: V2GRootCertificate.
scenario "TC_M_14_CSMS" {
  conformance = "TC_M_14_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_M_14_CSMS; 2.0.1 part 2, M03",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-M14" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetInstalledCertificateIds", { answers = true,
    raw = '[3,"{id}",{"status":"Accepted","certificateHashDataChain":[{"certificateType":"V2GRootCertificate","certificateHashData":{"hashAlgorithm":"SHA256","issuerNameHash":"aa","issuerKeyHash":"bb","serialNumber":"01"}}]}]' })
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GRootCertificate" } }, { status = "Accepted" })
  post:hears("GetInstalledCertificateIds", { certificateType = { "V2GRootCertificate" } })
end)
