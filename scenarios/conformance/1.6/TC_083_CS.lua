-- The profile is raised once the root is there; the station comes back over TLS.
scenario "TC_083_CS" {
  conformance = "TC_083_CS",
  source = "OCTT 1.6 TC_083_CS; security whitepaper 2.5",
  needs  = { "csms.command" },
}

local post = station "CP-083" { profile = "neutral-ac-22", security = 1, root = false }

test(function()
  csms:command(post, "InstallCertificate",
    { certificateType = "CentralSystemRootCertificate", certificate = root_certificate "CSMS" }, { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "SecurityProfile", value = "2" }, { status = "Accepted" })
  wait "10 s"
  check(not post:connected(), "it has hung up")
  post:connects "3 min"
  check(post:security_profile() == 2, "it is back in profile 2")
end)
