-- The CSMS is told that a root certificate could not be deleted.
scenario "TC_M_21_CSMS" {
  conformance = "TC_M_21_CSMS",
  source = "OCPP 2.0.1 part 6 TC_M_21_CSMS; part 2 M04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-M-21" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  local asked = { certificateType = { "CSMSRootCertificate" } }
  local hash = csms:command(post, "GetInstalledCertificateIds", asked, { status = "Accepted" })
    .certificateHashDataChain[1].certificateHashData
  post:tampers("DeleteCertificate", { answers = true, raw = '[3,"{id}",{"status":"Failed"}]' })
  csms:command(post, "DeleteCertificate", { certificateHashData = hash }, { status = "Failed" })
  post:hears("DeleteCertificate", { certificateHashData = hash })
end)
