-- The CSMS has a station renew its certificate, and hears that the station refused the one it was sent.
scenario "TC_A_14_CSMS" {
  conformance = "TC_A_14_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_14_CSMS; part 2, A02",
  needs  = { "csms.command" },
}

local post = station "CP-SA-14" { ocpp = "2.0.1", security = 3 }

test(function()
  post:tampers("CertificateSigned", { answers = true, replace = { status = "Rejected" } })
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = like "BEGIN CERTIFICATE REQUEST", certificateType = "ChargingStationCertificate" })
  post:told("SignCertificate", { status = "Accepted" })
  post:hears("CertificateSigned", { certificateChain = like "BEGIN CERTIFICATE", certificateType = "ChargingStationCertificate" })
  post:answers("CertificateSigned", { status = "Rejected" })
  post:hears_nothing("CertificateSigned", "2 min")
  post:calls("Heartbeat", {}, { currentTime = any })
end)
