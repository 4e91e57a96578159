-- The CSMS asks what a station keeps of a customer, and takes it.
scenario "TC_N_27_CSMS" {
  conformance = "TC_N_27_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_27_CSMS; part 2 N09.FR.01, FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN27" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D43EB9" }

test(function()
  ann:visits(post)
  local order = { requestId = 73, report = true, clear = false,
    idToken = card "04A1B2C3D43EB9" }
  csms:command(post, "CustomerInformation", order, { status = "Accepted" })
  post:hears("CustomerInformation", order)
  post:tells("NotifyCustomerInformation", { requestId = 73, tbc = false, data = like "04A1B2C3D43EB9" })
end)
