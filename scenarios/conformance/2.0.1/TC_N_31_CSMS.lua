-- The CSMS has what a station keeps of a customer reported and cleared: nothing.
scenario "TC_N_31_CSMS" {
  conformance = "TC_N_31_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_31_CSMS; part 2 N10.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN31" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { requestId = 73, report = true, clear = true,
    idToken = card "04A1B2C3D44229" }
  csms:command(post, "CustomerInformation", order, { status = "Accepted" })
  post:hears("CustomerInformation", order)
  post:tells("NotifyCustomerInformation", { requestId = 73, tbc = false, data = like "no data" })
end)
