-- The CSMS has what a station keeps of a customer reported and cleared.
scenario "TC_N_30_CSMS" {
  conformance = "TC_N_30_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_30_CSMS; part 2 N10.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D40F3C" }

test(function()
  ann:visits(post)
  local order = { requestId = 73, report = true, clear = true,
    idToken = card "04A1B2C3D40F3C" }
  csms:command(post, "CustomerInformation", order, { status = "Accepted" })
  post:hears("CustomerInformation", order)
  post:tells("NotifyCustomerInformation", { requestId = 73, tbc = false, data = like "04A1B2C3D40F3C" })
end)
