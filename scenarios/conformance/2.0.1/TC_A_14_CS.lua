-- A certificate that comes when the station asked for one, and that it cannot believe, is refused and reported.
scenario "TC_A_14_CS" {
  conformance = "TC_A_14_CS",
  source = "OCPP 2.0.1 part 6, TC_A_14_CS; part 2, A02.FR.07, A03.FR.07",
  needs  = { "csms.command", "csms.script" },
}

local post = station "CP-A-14" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:answers(post, "SignCertificate", { status = "Accepted" })
  post:tampers("SignCertificate", { replace = { csr = "-----BEGIN CERTIFICATE REQUEST-----" } }) -- nothing the CSMS could sign
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = any, certificateType = "ChargingStationCertificate" })
  post:told("SignCertificate", { status = "Accepted" })
  csms:command(post, "CertificateSigned", { certificateChain = root_certificate "stranger",
    certificateType = "ChargingStationCertificate" }, { status = "Rejected" })
  post:sends("SecurityEventNotification", { type = "InvalidChargingStationCertificate", timestamp = any })
  post:disconnects "10 s"
  post:connects "5 min"
  check(post:security_profile() == 3, "it still has the one it had")
end)
