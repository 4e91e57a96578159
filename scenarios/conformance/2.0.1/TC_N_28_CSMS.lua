-- The CSMS asks what a station keeps of a customer: nothing.
scenario "TC_N_28_CSMS" {
  conformance = "TC_N_28_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_28_CSMS; part 2 N09.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN28" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { requestId = 73, report = true, clear = false,
    idToken = card "04A1B2C3D42472" }
  csms:command(post, "CustomerInformation", order, { status = "Accepted" })
  post:hears("CustomerInformation", order)
  post:tells("NotifyCustomerInformation", { requestId = 73, tbc = false, data = like "no data" })
end)
