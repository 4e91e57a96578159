-- A certificate that the station did not ask for is refused and reported.
scenario "TC_A_14_CS" {
  conformance = "TC_A_14_CS",
  source = "OCPP 2.0.1 part 6, TC_A_14_CS; part 2, A02.FR.07, FR.20",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-A-14" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "CertificateSigned", { certificateChain = root_certificate "stranger",
    certificateType = "ChargingStationCertificate" }, { status = "Rejected" })
  post:sends("SecurityEventNotification", { type = "InvalidChargingStationCertificate", timestamp = any })
end)
