-- The operator asks for a report of one variable, by its component.
scenario "TC_B_18_CSMS" {
  conformance = "TC_B_18_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_18_CSMS; 2.0.1 part 2, B08",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-B18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "GetReport", { requestId = 19, componentVariable = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "HeartbeatInterval" } } } }, { status = "Accepted" })
  post:hears("GetReport", { requestId = 19, componentVariable = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "HeartbeatInterval" } } } })
  post:sends("NotifyReport", { requestId = 19, reportData = { { component = { name = "OCPPCommCtrlr" } } } })
  post:told("NotifyReport")
end)
