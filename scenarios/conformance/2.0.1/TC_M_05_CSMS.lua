-- The CSMS is told that a root certificate could not be installed.
scenario "TC_M_05_CSMS" {
  conformance = "TC_M_05_CSMS",
  source = "OCPP 2.0.1 part 6 TC_M_05_CSMS; part 2 M05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-M-05" { ocpp = "2.0.1", security = 1 }

test(function()
  local order = { certificateType = "CSMSRootCertificate", certificate = root_certificate "CSMS" }
  post:tampers("InstallCertificate", { answers = true, raw = '[3,"{id}",{"status":"Failed"}]' })
  csms:command(post, "InstallCertificate", order, { status = "Failed" })
  post:hears("InstallCertificate", order)
end)
