-- A station asks for a new certificate when it is told to, keeps the old one until the new one is there, and comes back
-- with the new one. One that does not fit its key is refused and reported.
scenario "certificate renewal, OCPP 1.6" {
  source = "security whitepaper 4.1.3",
  needs  = { "csms.command" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
  catches = { "signs-for-yesterday" },
}

local post = station "NL-SEC-0005" { security = 3 }

test(function()
  csms:command(post, "ExtendedTriggerMessage", { requestedMessage = "SignChargePointCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = like "BEGIN CERTIFICATE REQUEST" })
  post:told("SignCertificate", { status = "Accepted" })
  post:hears("CertificateSigned", { certificateChain = like "BEGIN CERTIFICATE" })
  post:answers("CertificateSigned", { status = "Accepted" })
  wait "2 min"
  check(post:connected(), "it is back with the new certificate")
  check(post:security_profile() == 3, "in the same profile")
  csms:command(post, "CertificateSigned", { certificateChain = root_certificate "stranger" }, { status = "Rejected" })
  post:sends("SecurityEventNotification", { type = "InvalidChargePointCertificate" })
end)
