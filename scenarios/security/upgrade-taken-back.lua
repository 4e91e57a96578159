-- The operator installs the wrong root and raises the profile. The station tries the new way three times, reports what
-- it met, and goes back to the old one: nobody has to drive out.
scenario "an upgrade that does not work is taken back" {
  source = "security whitepaper 2.5; OCPP 2.0.1 part 2, A05.FR.05",
  needs  = { "csms.command" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local post = station "NL-SEC-0008" { security = 1, root = false }

test(function()
  csms:command(post, "InstallCertificate",
    { certificateType = "CentralSystemRootCertificate", certificate = root_certificate "stranger" }, { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "SecurityProfile", value = "2" }, { status = "Accepted" })
  wait "10 s"
  check(not post:connected(), "it has hung up")
  post:connects "20 min"
  check(post:security_profile() == 1, "it is back on the old profile")
  post:sends("SecurityEventNotification", { type = "InvalidCentralSystemCertificate" })
end)
