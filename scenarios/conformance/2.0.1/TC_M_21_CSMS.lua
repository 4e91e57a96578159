-- The CSMS is told that a certificate could not be deleted.
scenario "TC_M_21_CSMS" {
  conformance = "TC_M_21_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_21_CSMS; part 2, M04",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-M-21" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "InstallCertificate", { certificateType = "MORootCertificate", certificate = root_certificate "MO" }, { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "MORootCertificate" } }, { status = "Accepted" })
  local data = { certificateHashData = list.certificateHashDataChain[1].certificateHashData }
  post:tampers("DeleteCertificate", { answers = true, replace = { status = "Failed" } })
  csms:command(post, "DeleteCertificate", data, { status = "Failed" })
end)
