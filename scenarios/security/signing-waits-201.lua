-- Nobody signs: how long a 2.0.1 station waits, and how often it asks again, is what CertSigningWaitMinimum and
-- CertSigningRepeatTimes say; the wait doubles.
scenario "how long a 2.0.1 station waits for its certificate" {
  source = "OCPP 2.0.1 part 2, A02.FR.17 to FR.19, 2.2.8, 2.2.9",
  needs  = { "csms.command", "csms.script" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local post = station "NL-SEC-0016" { ocpp = "2.0.1", security = 3 }

local function sets(name, value, status)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = "SecurityCtrlr" }, variable = { name = name },
    attributeValue = value } } }, { setVariableResult = { { attributeStatus = status } } })
end

test(function()
  sets("CertSigningWaitMinimum", "0", "Rejected")
  sets("CertSigningRepeatTimes", "21", "Rejected")
  sets("CertSigningWaitMinimum", "10", "Accepted")
  sets("CertSigningRepeatTimes", "4", "Accepted")
  csms:answers(post, "SignCertificate", { status = "Accepted", times = "always" })
  post:tampers("SignCertificate", { replace = { csr = "-----BEGIN CERTIFICATE REQUEST-----" }, times = 9 })
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = any })
  for _, s in ipairs { 10, 20, 40, 80 } do
    post:silent("SignCertificate", (s - 2) .. " s")
    post:sends("SignCertificate", { csr = any }, "4 s")
  end
  post:silent("SignCertificate", "10 min")
end)
