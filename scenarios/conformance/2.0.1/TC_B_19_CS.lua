-- A custom report by a criterion that the station does not know is refused, though it knows the other one.
scenario "TC_B_19_CS" {
  conformance = "TC_B_19_CS",
  source = "OCPP 2.0.1 part 6 TC_B_19_CS; part 2 B08.FR.02",
  needs  = { "csms.command" },
}

local post = station "CP-B19" { ocpp = "2.0.1", overrides = { report_criteria = "Available,Problem" } }

test(function()
  csms:command(post, "GetReport", { requestId = 19, componentCriteria = { "Available", "Active" } },
    { status = "NotSupported" })
  post:silent("NotifyReport", "1 min")
  csms:command(post, "GetReport", { requestId = 20, componentCriteria = { "Available" } }, { status = "Accepted" })
  post:sends("NotifyReport", { requestId = 20, seqNo = 0, generatedAt = any })
end)
