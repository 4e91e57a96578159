-- A station asks for a new certificate when it is told to, keeps the old one until the new one is there, and comes back
-- with the new one. One that does not fit its key is refused and reported.
scenario "certificate renewal, OCPP 2.0.1" {
  source = "OCPP 2.0.1 part 2, A02",
  needs  = { "csms.command" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
  catches = { "signs-for-yesterday", "mixes-up-certificates" },
}

local post = station "NL-SEC-2005" { security = 3, ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = like "BEGIN CERTIFICATE REQUEST" })
  post:told("SignCertificate", { status = "Accepted" })
  post:hears("CertificateSigned", { certificateChain = like "BEGIN CERTIFICATE" })
  post:answers("CertificateSigned", { status = "Accepted" })
  wait "2 min"
  check(post:connected(), "it is back with the new certificate")
  check(post:security_profile() == 3, "in the same profile")
  csms:command(post, "CertificateSigned", { certificateChain = root_certificate "stranger" }, { status = "Rejected" })
  post:sends("SecurityEventNotification", { type = "InvalidChargingStationCertificate" })
end)
