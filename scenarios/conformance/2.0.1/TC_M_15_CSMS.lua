-- The CSMS asks for the chain that vehicles are shown, and takes it with the authority under the root.
scenario "TC_M_15_CSMS" {
  conformance = "TC_M_15_CSMS",
  source = "OCPP 2.0.1 part 6 TC_M_15_CSMS; part 2 M03.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SM-15" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:installs(post, "V2G")
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  local chain = post:gets_certificate "V2GCertificate"
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GCertificateChain" } },
    { status = "Accepted" }).certificateHashDataChain
  post:hears("GetInstalledCertificateIds", { certificateType = { "V2GCertificateChain" } })
  check(fits(list, { { certificateType = "V2GCertificateChain", childCertificateHashData = { any } } }), "one chain")
end)
