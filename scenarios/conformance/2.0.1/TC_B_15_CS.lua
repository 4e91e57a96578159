-- A station without a summary refuses to report one, and reports nothing.
scenario "TC_B_15_CS" {
  conformance = "TC_B_15_CS",
  source = "OCPP 2.0.1 part 6 TC_B_15_CS; part 2 B07.FR.02",
  needs  = { "csms.command" },
}

local post = station "CP-B15" { ocpp = "2.0.1", overrides = { report_bases = "ConfigurationInventory,FullInventory" } }

test(function()
  csms:command(post, "GetBaseReport", { requestId = 15, reportBase = "SummaryInventory" }, { status = "NotSupported" })
  post:silent("NotifyReport", "1 min")
  csms:command(post, "GetBaseReport", { requestId = 16, reportBase = "FullInventory" }, { status = "Accepted" })
  post:sends("NotifyReport", { requestId = 16, seqNo = 0, generatedAt = any })
end)
