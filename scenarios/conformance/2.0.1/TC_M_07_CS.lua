-- What is no certificate is refused, and so is one that has expired or is no authority.
scenario "TC_M_07_CS" {
  conformance = "TC_M_07_CS",
  source = "OCPP 2.0.1 part 6, TC_M_07_CS; part 2, M05.FR.07",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-M-07" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "InstallCertificate", { certificateType = "CSMSRootCertificate", certificate = "no certificate" }, { status = "Rejected" })
  csms:command(post, "InstallCertificate", { certificateType = "CSMSRootCertificate",
    certificate = firmware_signature("x").signingCertificate }, { status = "Rejected" })
end)
