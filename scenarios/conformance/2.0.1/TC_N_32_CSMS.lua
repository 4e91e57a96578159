-- The CSMS has what a station keeps of a customer cleared, and not reported.
scenario "TC_N_32_CSMS" {
  conformance = "TC_N_32_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_32_CSMS; part 2 N10.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN32" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D487E3" }

test(function()
  ann:visits(post)
  local order = { requestId = 73, report = false, clear = true,
    idToken = card "04A1B2C3D487E3" }
  csms:command(post, "CustomerInformation", order, { status = "Accepted" })
  post:hears("CustomerInformation", order)
  post:tells("NotifyCustomerInformation", { requestId = 73, tbc = false, data = like "cleared" })
end)
