-- The operator withdraws a firmware that is being fetched from a local controller.
scenario "TC_L_23_CSMS" {
  conformance = "TC_L_23_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_L_23_CSMS; 2.0.1 part 2, L04",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-L23" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("UnpublishFirmware", { answers = true, raw = '[3,"{id}",{"status":"DownloadOngoing"}]' })
  csms:command(post, "UnpublishFirmware", { checksum = "0123456789abcdef0123456789abcdef" }, { status = "DownloadOngoing" })
  post:hears("UnpublishFirmware", { checksum = "0123456789abcdef0123456789abcdef" })
end)
