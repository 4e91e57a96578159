-- The station makes a key, asks for a certificate and takes in the one that comes.
scenario "TC_A_11_CS" {
  conformance = "TC_A_11_CS",
  source = "OCPP 2.0.1 part 6, TC_A_11_CS; part 2, A02, F06",
  needs  = { "csms.command" },
}

local post = station "CP-A-11" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:gets_certificate "ChargingStationCertificate"
  wait "2 min"
  check(post:connected(), "it is back with the new certificate")
end)
