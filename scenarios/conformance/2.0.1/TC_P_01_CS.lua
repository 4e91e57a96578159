-- A DataTransfer of a vendor that the station does not know is answered so.
scenario "TC_P_01_CS" {
  conformance = "TC_P_01_CS",
  source = "OCPP 2.0.1 part 6 TC_P_01_CS; part 2 P01.FR.05, FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-P01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "DataTransfer", { vendorId = "org.example.nobody", messageId = "Ping" },
    { status = one_of("UnknownVendorId", "UnknownMessageId", "Rejected") })
end)
