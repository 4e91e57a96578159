-- The certificate for vehicles is renewed.
scenario "TC_A_12_CS" {
  conformance = "TC_A_12_CS",
  source = "OCPP 2.0.1 part 6, TC_A_12_CS; part 2, A02, F06",
  needs  = { "csms.command" },
}

local post = station "CP-A-12" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  post:gets_certificate "V2GCertificate"
  post:tells("GetCertificateStatus", { ocspRequestData = { hashAlgorithm = "SHA256", serialNumber = any } })
end)
