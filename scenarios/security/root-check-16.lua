-- A 1.6 station with AdditionalRootCertificateCheck takes a new root of the Central System only when the old one has
-- signed it, and forgets the old one when the new one has proved itself.
scenario "a new root, OCPP 1.6" {
  source = "security whitepaper, M05.FR.08 to FR.12, 5",
  needs  = { "csms.command" },
  begins = "2026-03-06 18:30 Europe/Amsterdam",
}

local post = station "NL-SEC-0017" { security = 2, overrides = { checks_roots = true } }

local function install(authority, status)
  csms:command(post, "InstallCertificate",
    { certificateType = "CentralSystemRootCertificate", certificate = root_certificate(authority) }, { status = status })
end

local function count(n)
  local answer = csms:command(post, "GetInstalledCertificateIds", { certificateType = "CentralSystemRootCertificate" },
    { status = "Accepted" })
  check(answer and #answer.certificateHashData == n, n .. " root certificates")
end

test(function()
  csms:command(post, "GetConfiguration", { key = { "AdditionalRootCertificateCheck" } },
    { configurationKey = { { key = "AdditionalRootCertificateCheck", readonly = true, value = "true" } } })
  install("stranger", "Rejected")
  count(1)
  install("new CSMS", "Accepted")
  count(2)
  csms:shows "new CSMS"
  csms:command(post, "Reset", { type = "Hard" }, { status = "Accepted" })
  post:sends("BootNotification", nil, "5 min")
  post:told("BootNotification", { status = "Accepted" })
  count(1)
end)
