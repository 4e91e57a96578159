-- A station sends data of a vendor that the CSMS does not know.
scenario "TC_P_02_CSMS" {
  conformance = "TC_P_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_P_02_CSMS; 2.0.1 part 2, P02",
  quiet = true,
}

local post = station "CP-P02" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { data_at_boot = "com.example.nobody/x/y" } }

test(function()
  post:sends("DataTransfer", { vendorId = "com.example.nobody", messageId = "x", data = "y" })
  post:told("DataTransfer", { status = one_of("UnknownVendorId", "UnknownMessageId", "Rejected") })
end)
