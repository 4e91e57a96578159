-- The CSMS has a station renew its certificate for vehicles.
scenario "TC_A_12_CSMS" {
  conformance = "TC_A_12_CSMS",
  source = "OCPP 2.0.1 part 6, TC_A_12_CSMS; part 2, A02, F06",
  needs  = { "csms.command" },
}

local post = station "CP-SA-12" { ocpp = "2.0.1", security = 3 }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "SignV2GCertificate" }, { status = "Accepted" })
  post:gets_certificate "V2GCertificate"
end)
