-- The operator withdraws a firmware that is not there from a local controller.
scenario "TC_L_22_CSMS" {
  conformance = "TC_L_22_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_L_22_CSMS; 2.0.1 part 2, L04",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-L22" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("UnpublishFirmware", { answers = true, raw = '[3,"{id}",{"status":"NoFirmware"}]' })
  csms:command(post, "UnpublishFirmware", { checksum = "0123456789abcdef0123456789abcdef" }, { status = "NoFirmware" })
  post:hears("UnpublishFirmware", { checksum = "0123456789abcdef0123456789abcdef" })
end)
