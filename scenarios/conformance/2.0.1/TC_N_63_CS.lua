-- A customer by certificate: nothing is found.
scenario "TC_N_63_CS" {
  conformance = "TC_N_63_CS",
  source = "OCPP 2.0.1 part 6 TC_N_63_CS; part 2 N10.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N63" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "CustomerInformation", { requestId = 41, report = true, clear = true, customerCertificate = {
    hashAlgorithm = "SHA256", issuerNameHash = "ab", issuerKeyHash = "cd", serialNumber = "01" } }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "no data" })
end)
