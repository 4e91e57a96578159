-- The operator asks which certificates a station holds: none of that kind.
scenario "TC_M_19_CSMS" {
  conformance = "TC_M_19_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_M_19_CSMS; 2.0.1 part 2, M03",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-M19" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("GetInstalledCertificateIds", { answers = true, raw = '[3,"{id}",{"status":"NotFound"}]' })
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GRootCertificate" } }, { status = "NotFound" })
  post:hears("GetInstalledCertificateIds", { certificateType = { "V2GRootCertificate" } })
end)
