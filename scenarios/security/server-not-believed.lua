-- Somebody else answers in the place of the CSMS. The station says nothing to it, not even its password, and reports it
-- as soon as it reaches the real one.
scenario "a server that is not believed" {
  source = "security whitepaper 2.4, 4.5 (InvalidCentralSystemCertificate); OCPP 2.0.1 part 2, A00.FR.309",
  needs  = {},
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local post = station "NL-SEC-0007" { security = 2 }

test(function()
  wait "1 min"
  post:link "bad certificate"
  wait "3 min"
  check(not post:connected(), "it does not talk to a stranger")
  post:link_mends()
  post:connects "10 min"
  post:sends("SecurityEventNotification", { type = "InvalidCentralSystemCertificate" })
  post:link "expired certificate"
  wait "3 min"
  check(not post:connected(), "nor to a server whose certificate has expired")
  post:link_mends()
  post:connects "10 min"
end)
