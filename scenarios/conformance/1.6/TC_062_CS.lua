-- Data of a vendor that the station does not know.
scenario "TC_062_CS" {
  conformance = "TC_062_CS",
  source = "OCTT 1.6 TC_062_CS; OCPP 1.6 5.6",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-062" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "DataTransfer", { vendorId = "org.example.unknown", messageId = "hello", data = "x" },
    { status = one_of("UnknownVendorId", "UnknownMessageId", "Rejected", "Accepted") })
end)
