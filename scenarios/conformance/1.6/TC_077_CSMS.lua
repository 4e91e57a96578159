-- The CSMS hears that a station refused the certificate it was sent.
scenario "TC_077_CSMS" {
  conformance = "TC_077_CSMS",
  source = "OCTT 1.6 TC_077_CSMS; security whitepaper 4.5 (InvalidChargePointCertificate)",
  needs  = { "csms.command" },
}

local post = station "CP-S077" { profile = "neutral-ac-22", security = 3 }

test(function()
  csms:command(post, "CertificateSigned", { certificateChain = root_certificate "stranger" }, { status = "Rejected" })
  post:sends("SecurityEventNotification", { type = "InvalidChargePointCertificate", timestamp = any })
  post:told "SecurityEventNotification"
end)
