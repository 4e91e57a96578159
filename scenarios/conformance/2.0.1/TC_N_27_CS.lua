-- What is stored of a customer is told.
scenario "TC_N_27_CS" {
  conformance = "TC_N_27_CS",
  source = "OCPP 2.0.1 part 6 TC_N_27_CS; part 2 N09.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N27" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D469ED" }

test(function()
  ann:visits(post)
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = false, idToken = card "04A1B2C3D469ED",
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "04A1B2C3D469ED" })
end)
