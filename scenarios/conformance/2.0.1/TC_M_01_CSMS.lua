-- The operator installs a CSMSRootCertificate.
scenario "TC_M_01_CSMS" {
  conformance = "TC_M_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_M_01_CSMS; 2.0.1 part 2, M05",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-M01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("InstallCertificate", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "InstallCertificate", { certificateType = "CSMSRootCertificate", certificate = "-----BEGIN CERTIFICATE-----" },
    { status = "Accepted" })
  post:hears("InstallCertificate", { certificateType = "CSMSRootCertificate", certificate = "-----BEGIN CERTIFICATE-----" })
end)
