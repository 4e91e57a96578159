-- The CSMS asks for certificates that are not there.
scenario "TC_M_19_CSMS" {
  conformance = "TC_M_19_CSMS",
  source = "OCPP 2.0.1 part 6 TC_M_19_CSMS; part 2 M03.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SM-19" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "ManufacturerRootCertificate" } },
    { status = "NotFound" })
  post:hears("GetInstalledCertificateIds", { certificateType = { "ManufacturerRootCertificate" } })
end)
