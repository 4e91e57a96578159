-- A station that checks roots takes no new root that its old one has not signed.
scenario "TC_M_09_CS" {
  conformance = "TC_M_09_CS",
  source = "OCPP 2.0.1 part 6 TC_M_09_CS; part 2 M05.FR.10, FR.11",
  needs  = { "csms.command" },
}

local post = station "CP-M09" { ocpp = "2.0.1", security = 2, overrides = { checks_roots = true } }

local old = certificate_hash(root_certificate "CSMS")

test(function()
  csms:reads(post, "SecurityCtrlr", "AdditionalRootCertificateCheck", "true")
  csms:command(post, "InstallCertificate",
    { certificateType = "CSMSRootCertificate", certificate = root_certificate "stranger" }, { status = "Rejected" })
  csms:finds_roots(post, old)
end)
