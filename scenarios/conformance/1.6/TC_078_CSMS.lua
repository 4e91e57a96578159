-- The CSMS hears that a station met a server it did not believe.
scenario "TC_078_CSMS" {
  conformance = "TC_078_CSMS",
  source = "OCTT 1.6 TC_078_CSMS; security whitepaper 4.5 (InvalidCentralSystemCertificate)",
}

local post = station "CP-S078" { profile = "neutral-ac-22", security = 2 }

test(function()
  post:link "bad certificate"
  wait "2 min"
  check(not post:connected(), "it does not talk to that server")
  post:link_mends()
  post:connects "10 min"
  post:sends("SecurityEventNotification", { type = "InvalidCentralSystemCertificate", timestamp = any })
  post:told "SecurityEventNotification"
end)
