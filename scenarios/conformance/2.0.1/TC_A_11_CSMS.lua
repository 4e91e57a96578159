-- The CSMS has a station renew its certificate: the request is signed and the certificate sent.
scenario "TC_A_11_CSMS" {
  conformance = "TC_A_11_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_11_CSMS; part 2, A02, F06",
  needs  = { "csms.command" },
}

local post = station "CP-SA-11" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:gets_certificate "ChargingStationCertificate"
  wait "2 min"
  check(post:connected(), "it is back with the new certificate")
end)
