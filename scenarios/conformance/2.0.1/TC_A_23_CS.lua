-- The CSMS says that it will sign, and does not: the station asks again, each time after twice the wait, then gives up.
scenario "TC_A_23_CS" {
  conformance = "TC_A_23_CS",
  source = "OCPP 2.0.1 part 6, TC_A_23_CS; part 2, A02.FR.17 to FR.19",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-A-23" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:answers(post, "SignCertificate", { status = "Accepted", times = 3 })
  post:tampers("SignCertificate", { replace = { csr = "-----BEGIN CERTIFICATE REQUEST-----" }, times = 3 })
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = any })
  post:sends("SignCertificate", { csr = any }, "40 s")
  post:sends("SignCertificate", { csr = any }, "70 s")
  post:silent("SignCertificate", "5 min")
end)
