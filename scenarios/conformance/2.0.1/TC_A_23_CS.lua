-- The CSMS says that it will sign, and does not: the station asks again, each time after twice the wait, and takes in what comes then.
scenario "TC_A_23_CS" {
  conformance = "TC_A_23_CS",
  source = "OCPP 2.0.1 part 6, TC_A_23_CS; part 2, A02.FR.17, FR.18",
  needs  = { "csms.command", "csms.script" },
}

local post = station "CP-A-23" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:sets(post, "SecurityCtrlr", "CertSigningWaitMinimum", "60")
  csms:sets(post, "SecurityCtrlr", "CertSigningRepeatTimes", "3")
  csms:answers(post, "SignCertificate", { status = "Accepted", times = 2 })
  post:tampers("SignCertificate", { replace = { csr = "-----BEGIN CERTIFICATE REQUEST-----" }, times = 2 }) -- nothing it could sign
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = any })
  post:told("SignCertificate", { status = "Accepted" })
  post:silent("SignCertificate", "59 s")
  post:sends("SignCertificate", { csr = any }, "5 s")
  post:told("SignCertificate", { status = "Accepted" })
  post:silent("SignCertificate", "118 s")
  post:sends("SignCertificate", { csr = like "BEGIN CERTIFICATE REQUEST" }, "6 s")
  post:told("SignCertificate", { status = "Accepted" })
  post:hears("CertificateSigned", { certificateType = "ChargingStationCertificate" })
  post:answers("CertificateSigned", { status = "Accepted" })
  post:silent("SignCertificate", "10 min")
end)
