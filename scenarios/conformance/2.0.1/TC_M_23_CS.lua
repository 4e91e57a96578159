-- The station does not delete its own certificate.
scenario "TC_M_23_CS" {
  conformance = "TC_M_23_CS",
  source = "OCPP 2.0.1 part 6, TC_M_23_CS; part 2, M04.FR.06",
  needs  = { "csms.command" },
}

local post = station "CP-M-23" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignChargingStationCertificate" }, { status = "Accepted" })
  local chain = post:hears("CertificateSigned").certificateChain
  post:answers("CertificateSigned", { status = "Accepted" })
  csms:command(post, "DeleteCertificate", { certificateHashData = certificate_hash(chain) },
    { status = one_of("NotFound", "Failed") })
end)
