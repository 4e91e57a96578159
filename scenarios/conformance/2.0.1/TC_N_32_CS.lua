-- Cleared without being told: one message says that it is done.
scenario "TC_N_32_CS" {
  conformance = "TC_N_32_CS",
  source = "OCPP 2.0.1 part 6 TC_N_32_CS; part 2 N10.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N32" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D49839" }

test(function()
  ann:visits(post)
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = false, clear = true, idToken = card "04A1B2C3D49839",
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "cleared" })
  post:silent("NotifyCustomerInformation", "30 s")
end)
