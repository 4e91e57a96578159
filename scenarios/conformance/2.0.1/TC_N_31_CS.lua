-- Told and cleared, where nothing is stored.
scenario "TC_N_31_CS" {
  conformance = "TC_N_31_CS",
  source = "OCPP 2.0.1 part 6 TC_N_31_CS; part 2 N10.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N31" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = true, idToken = card "04A1B2C3D452F2",
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "no data" })
end)
