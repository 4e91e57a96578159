-- What is stored of a customer is told and cleared: the second time there is nothing.
scenario "TC_N_30_CS" {
  conformance = "TC_N_30_CS",
  source = "OCPP 2.0.1 part 6 TC_N_30_CS; part 2 N10.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-N30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4BF03" }

test(function()
  ann:visits(post)
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = true, idToken = card "04A1B2C3D4BF03",
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "authorization cache" })
  wait "10 s"
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = false, idToken = card "04A1B2C3D4BF03",
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { data = function(text) return not text:find "authorization cache" end })
end)
