-- The CSMS refuses to sign; the station goes on with the certificate it has.
scenario "TC_A_15_CS" {
  conformance = "TC_A_15_CS",
  source = "OCPP 2.0.1 part 6, TC_A_15_CS; part 2, A02",
  needs  = { "csms.command", "csms.script" },
}

local post = station "CP-A-15" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:answers(post, "SignCertificate", { status = "Rejected" })
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = any })
  post:told("SignCertificate", { status = "Rejected" })
  post:silent("SignCertificate", "5 min")
  check(post:connected(), "it is still there")
end)
