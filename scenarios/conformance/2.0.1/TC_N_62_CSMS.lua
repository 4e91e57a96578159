-- The CSMS names a customer by a word of its own.
scenario "TC_N_62_CSMS" {
  conformance = "TC_N_62_CSMS",
  source = "OCPP 2.0.1 part 6 TC_N_62_CSMS; part 2 N09.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SN62" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local order = { requestId = 73, report = true, clear = true,
    customerIdentifier = "OpenChargeAlliance" }
  csms:command(post, "CustomerInformation", order, { status = "Accepted" })
  post:hears("CustomerInformation", order)
  post:tells("NotifyCustomerInformation", { requestId = 73, tbc = false, data = like "." })
end)
