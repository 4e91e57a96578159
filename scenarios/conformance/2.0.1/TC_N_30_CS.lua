-- What is stored of a customer is told and cleared: the second time there is nothing.
scenario "TC_N_30_CS" {
  conformance = "TC_N_30_CS",
  source = "OCPP 2.0.1 part 6 TC_N_30_CS; part 2 N10.FR.03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-N30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Started" })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = true, idToken = { idToken = "04A1B2C3D4", type = "ISO14443" },
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { requestId = 41, seqNo = 0, data = like "authorization cache" })
  wait "10 s"
  csms:command(post, "CustomerInformation", {
    requestId = 41, report = true, clear = false, idToken = { idToken = "04A1B2C3D4", type = "ISO14443" },
  }, { status = "Accepted" })
  post:sends("NotifyCustomerInformation", { data = function(text) return not text:find "authorization cache" end })
end)
