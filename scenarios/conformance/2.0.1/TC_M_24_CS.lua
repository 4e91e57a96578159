-- The station asks whether the certificate that vehicles are shown was revoked.
scenario "TC_M_24_CS" {
  conformance = "TC_M_24_CS",
  source = "OCPP 2.0.1 part 6 TC_M_24_CS; part 2 M06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-M-24" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:installs(post, "MO", "V2G")
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  post:hears("CertificateSigned", { certificateType = "V2GCertificate" })
  post:answers("CertificateSigned", { status = "Accepted" })
  post:sends("GetCertificateStatus", { ocspRequestData = { hashAlgorithm = any, issuerNameHash = any, issuerKeyHash = any,
    serialNumber = any, responderURL = any } })
  post:told("GetCertificateStatus", { status = "Accepted", ocspResult = any })
end)
