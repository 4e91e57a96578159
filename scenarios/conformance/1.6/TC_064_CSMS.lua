-- A station sends data of a vendor; the CSMS answers whatever it makes of it.
scenario "TC_064_CSMS" {
  conformance = "TC_064_CSMS",
  source = "OCTT 1.6 TC_064_CSMS; OCPP 1.6 4.3",
}

local post = station "CP-1064" { profile = "neutral-ac-22",
  overrides = { data_at_boot = "org.example.vendor/started/cold" } }

test(function()
  post:sends("DataTransfer", { vendorId = "org.example.vendor", messageId = "started", data = "cold" })
  post:told("DataTransfer", { status = any })
  post:calls("DataTransfer", { vendorId = "org.example.vendor", messageId = "hello", data = "x" },
    { status = one_of("Accepted", "Rejected", "UnknownVendorId", "UnknownMessageId") })
end)
