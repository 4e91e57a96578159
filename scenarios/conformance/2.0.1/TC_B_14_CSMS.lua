-- The operator asks for the summary of the device model, which the station may not support.
scenario "TC_B_14_CSMS" {
  conformance = "TC_B_14_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_14_CSMS; 2.0.1 part 2, B07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SB14" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 18, reportBase = "SummaryInventory" }, { status = one_of("Accepted", "NotSupported",
    "EmptyResultSet") })
  post:hears("GetBaseReport", { requestId = 18, reportBase = "SummaryInventory" })
end)
