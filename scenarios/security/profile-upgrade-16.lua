-- From a password in the open to certificates on both sides, one step after the other; never back.
scenario "security profile raised from 1 to 3" {
  source = "security whitepaper 2.5, 5 (SecurityProfile)",
  needs  = { "csms.command" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local post = station "NL-SEC-0006" { security = 1, root = false }

local function set(key, value, status)
  csms:command(post, "ChangeConfiguration", { key = key, value = value }, { status = status })
end

test(function()
  set("SecurityProfile", "2", "Rejected")                    -- no root of the CSMS to check its certificate with
  csms:command(post, "InstallCertificate",
    { certificateType = "CentralSystemRootCertificate", certificate = root_certificate "CSMS" }, { status = "Accepted" })
  set("SecurityProfile", "2", "Accepted")
  wait "2 min"
  check(post:connected() and post:security_profile() == 2, "it is back over TLS")
  set("SecurityProfile", "3", "Rejected")                    -- no certificate of its own
  csms:command(post, "ExtendedTriggerMessage", { requestedMessage = "SignChargePointCertificate" }, { status = "Accepted" })
  post:hears "CertificateSigned"
  post:answers("CertificateSigned", { status = "Accepted" })
  set("SecurityProfile", "3", "Accepted")
  wait "2 min"
  check(post:connected() and post:security_profile() == 3, "it shows its certificate")
  set("SecurityProfile", "2", "Rejected")
  check(post:security_profile() == 3, "never downwards")
end)
