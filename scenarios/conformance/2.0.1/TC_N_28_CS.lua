-- Of a customer of whom nothing is stored, that is told.
scenario "TC_N_28_CS" {
  conformance = "TC_N_28_CS",
  source = "OCPP 2.0.1 part 6 TC_N_28_CS; part 2 N09.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N28" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = false, idToken = card "04A1B2C3D407AD",
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "no data" })
end)
