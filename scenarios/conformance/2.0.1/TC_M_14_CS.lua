-- Only the V2GRootCertificate is listed when it alone is asked for.
scenario "TC_M_14_CS" {
  conformance = "TC_M_14_CS",
  source = "OCPP 2.0.1 part 6, TC_M_14_CS; part 2, M03",
  begins = "2026-03-06 10:00 UTC",
}

local post = station "CP-M-14" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:command(post, "InstallCertificate", { certificateType = "CSMSRootCertificate", certificate = root_certificate "CSMS" }, { status = "Accepted" })
  csms:command(post, "InstallCertificate", { certificateType = "ManufacturerRootCertificate", certificate = root_certificate "manufacturer" }, { status = "Accepted" })
  csms:command(post, "InstallCertificate", { certificateType = "V2GRootCertificate", certificate = root_certificate "V2G" }, { status = "Accepted" })
  csms:command(post, "InstallCertificate", { certificateType = "MORootCertificate", certificate = root_certificate "MO" }, { status = "Accepted" })
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GRootCertificate" } }, { status = "Accepted" }).certificateHashDataChain
  check(#list == 1, "as many are listed as were asked for")
  check(fits(list, some { certificateType = "V2GRootCertificate",
    certificateHashData = certificate_hash(root_certificate "V2G") }), "V2GRootCertificate")
end)
