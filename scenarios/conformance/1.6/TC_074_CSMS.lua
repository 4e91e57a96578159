-- The operator has a station renew its certificate: the request is signed and the certificate sent.
scenario "TC_074_CSMS" {
  conformance = "TC_074_CSMS",
  source = "OCTT 1.6 TC_074_CSMS; security whitepaper 4.1.3",
  needs  = { "csms.command" },
}

local post = station "CP-S074" { profile = "neutral-ac-22", security = 3 }

test(function()
  csms:command(post, "ExtendedTriggerMessage", { requestedMessage = "SignChargePointCertificate" },
    { status = "Accepted" })
  post:gets_certificate()
  wait "2 min"
  check(post:connected(), "it is back with the new certificate")
end)
