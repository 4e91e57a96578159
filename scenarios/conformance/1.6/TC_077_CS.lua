-- A certificate that the station did not ask for is refused and reported.
scenario "TC_077_CS" {
  conformance = "TC_077_CS",
  source = "OCTT 1.6 TC_077_CS; security whitepaper 4.5 (InvalidChargePointCertificate)",
  needs  = { "csms.command" },
}

local post = station "CP-077" { profile = "neutral-ac-22", security = 3 }

test(function()
  csms:command(post, "CertificateSigned", { certificateChain = root_certificate "stranger" }, { status = "Rejected" })
  post:sends("SecurityEventNotification", { type = "InvalidChargePointCertificate", timestamp = any })
  post:told "SecurityEventNotification"
end)
