-- The station goes on when the CSMS cannot say whether its certificate was revoked.
scenario "TC_M_25_CS" {
  conformance = "TC_M_25_CS",
  source = "OCPP 2.0.1 part 6 TC_M_25_CS; part 2 M06",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-M-25" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:installs(post, "MO", "V2G")
  csms:answers(post, "GetCertificateStatus", { status = "Failed", ocspResult = null })
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  post:hears("CertificateSigned", { certificateType = "V2GCertificate" })
  post:answers("CertificateSigned", { status = "Accepted" })
  post:sends("GetCertificateStatus", { ocspRequestData = { hashAlgorithm = any, issuerNameHash = any, issuerKeyHash = any,
    serialNumber = any, responderURL = any } })
  post:told("GetCertificateStatus", { status = "Failed", ocspResult = null })
  csms:command(post, "GetInstalledCertificateIds", { certificateType = { "V2GCertificateChain" } },
    { status = "Accepted" })
end)
