-- A root certificate is deleted by its hash data.
scenario "TC_M_20_CS" {
  conformance = "TC_M_20_CS",
  source = "OCPP 2.0.1 part 6 TC_M_20_CS; part 2 M04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-M-20" { ocpp = "2.0.1", security = 1, root = false }

test(function()
  csms:installs(post, "CSMS")
  local asked = { certificateType = { "CSMSRootCertificate" } }
  local list = csms:command(post, "GetInstalledCertificateIds", asked, { status = "Accepted" }).certificateHashDataChain
  check(#list == 1, "it is there")
  csms:command(post, "DeleteCertificate", { certificateHashData = list[1].certificateHashData },
    { status = "Accepted" })
  csms:command(post, "GetInstalledCertificateIds", asked, { status = "NotFound" })
end)
