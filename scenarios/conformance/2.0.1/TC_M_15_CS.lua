-- The chain that vehicles are shown is listed: the certificate, and the authority under the root.
scenario "TC_M_15_CS" {
  conformance = "TC_M_15_CS",
  source = "OCPP 2.0.1 part 6 TC_M_15_CS; part 2 M03.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-M-15" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:installs(post, "V2G")
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  local chain = post:gets_certificate "V2GCertificate"
  local list = csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GCertificateChain" } },
    { status = "Accepted" }).certificateHashDataChain
  local authority = chain:match("-----BEGIN.*", 20) .. root_certificate "V2G"
  check(#list == 1, "one chain")
  check(fits(list[1], { certificateType = "V2GCertificateChain", certificateHashData = certificate_hash(chain),
    childCertificateHashData = { certificate_hash(authority) } }), "with the hashes of both")
end)
