-- A certificate that is not there cannot be deleted.
scenario "TC_M_22_CS" {
  conformance = "TC_M_22_CS",
  source = "OCPP 2.0.1 part 6, TC_M_22_CS; part 2, M04.FR.02",
  needs  = { "csms.command" },
}

local post = station "CP-M-22" { ocpp = "2.0.1", security = 1 }

test(function()
  csms:command(post, "DeleteCertificate", { certificateHashData = { hashAlgorithm = "SHA256", serialNumber = "ABCDEF",
    issuerNameHash = "00", issuerKeyHash = "11" } }, { status = "NotFound" })
end)
