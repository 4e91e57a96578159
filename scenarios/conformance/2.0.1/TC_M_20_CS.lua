-- A certificate is deleted by its hash data.
scenario "TC_M_20_CS" {
  conformance = "TC_M_20_CS",
  source = "OCPP 2.0.1 part 6, TC_M_20_CS; part 2, M04",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-M-20" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "InstallCertificate", { certificateType = "MORootCertificate", certificate = root_certificate "MO" }, { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "MORootCertificate" } }, { status = "Accepted" })
  local data = { certificateHashData = list.certificateHashDataChain[1].certificateHashData }
  csms:command(post, "DeleteCertificate", data, { status = "Accepted" })
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "MORootCertificate" } }, { status = "NotFound" })
end)
