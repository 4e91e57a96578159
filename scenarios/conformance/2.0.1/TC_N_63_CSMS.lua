-- The CSMS names a customer by her certificate.
scenario "TC_N_63_CSMS" {
  conformance = "TC_N_63_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_63_CSMS; part 2 N09.FR.04, FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN63" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { requestId = 73, report = true, clear = true,
    customerCertificate = { hashAlgorithm = "SHA256", issuerNameHash = "aa", issuerKeyHash = "bb", serialNumber = "01" } }
  csms:command(post, "CustomerInformation", order, { status = "Accepted" })
  post:hears("CustomerInformation", order)
  post:tells("NotifyCustomerInformation", { requestId = 73, tbc = false, data = like "." })
end)
