-- Nobody signs: how long a 1.6 station waits, and how often it asks again, is what CertSigningWaitMinimum and
-- CertSigningRepeatTimes say.
scenario "how long a 1.6 station waits for its certificate" {
  source = "security whitepaper, A02.FR.17 to FR.19, 5",
  needs  = { "csms.command", "csms.script" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local post = station "NL-SEC-0015" { security = 3 }

local function sets(key, value, status)
  csms:command(post, "ChangeConfiguration", { key = key, value = value }, { status = status })
end

test(function()
  sets("CertSigningWaitMinimum", "0", "Rejected")
  sets("CertSigningRepeatTimes", "21", "Rejected")
  sets("CertSigningWaitMinimum", "100", "Accepted")
  sets("CertSigningRepeatTimes", "1", "Accepted")
  csms:command(post, "GetConfiguration", { key = { "CertSigningWaitMinimum", "CertSigningRepeatTimes" } }, {
    configurationKey = { { key = "CertSigningWaitMinimum", readonly = false, value = "100" },
      { key = "CertSigningRepeatTimes", readonly = false, value = "1" } } })
  csms:answers(post, "SignCertificate", { status = "Accepted", times = "always" })
  post:tampers("SignCertificate", { replace = { csr = "-----BEGIN CERTIFICATE REQUEST-----" }, times = 9 })
  csms:command(post, "ExtendedTriggerMessage", { requestedMessage = "SignChargePointCertificate" }, { status = "Accepted" })
  post:sends("SignCertificate", { csr = any })
  post:silent("SignCertificate", "95 s")
  post:sends("SignCertificate", { csr = any }, "10 s")
  post:silent("SignCertificate", "10 min")
end)
