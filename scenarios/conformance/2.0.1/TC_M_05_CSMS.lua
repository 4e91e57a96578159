-- The CSMS is told that the installation failed.
scenario "TC_M_05_CSMS" {
  conformance = "TC_M_05_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_05_CSMS; part 2, M05",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-M-05" { ocpp = "2.0.1", security = 1 }

test(function()
  post:tampers("InstallCertificate", { answers = true, replace = { status = "Failed" } })
  csms:command(post, "InstallCertificate", { certificateType = "MORootCertificate", certificate = root_certificate "MO" }, { status = "Failed" })
end)
