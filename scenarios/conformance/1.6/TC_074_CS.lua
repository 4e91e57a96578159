-- The station makes a key, asks for a certificate and takes in the one that comes.
scenario "TC_074_CS" {
  conformance = "TC_074_CS",
  source = "OCTT 1.6 TC_074_CS; security whitepaper 4.1.3",
  needs  = { "csms.command" },
}

local post = station "CP-074" { profile = "neutral-ac-22", security = 3 }

test(function()
  csms:command(post, "ExtendedTriggerMessage", { requestedMessage = "SignChargePointCertificate" },
    { status = "Accepted" })
  post:gets_certificate()
  wait "2 min"
  check(post:connected(), "it is back with the new certificate")
end)
