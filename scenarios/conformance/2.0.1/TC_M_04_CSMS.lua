-- The CSMS installs a MORootCertificate.
scenario "TC_M_04_CSMS" {
  conformance = "TC_M_04_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_04_CSMS; part 2, M05",
  needs  = { "csms.command" },
}

local post = station "CP-SM-04" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "MO")
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "MORootCertificate" } }, { status = "Accepted",
    certificateHashDataChain = { { certificateType = "MORootCertificate", certificateHashData = certificate_hash(root_certificate "MO") } } })
end)
