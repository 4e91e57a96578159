-- The operator asks for one variable of an EVSE, of components with a problem, and of those available: first there is nothing, then a report.
scenario "TC_B_18_CSMS" {
  conformance = "TC_B_18_CSMS",
  source = "OCPP 2.0.1 part 6 TC_B_18_CSMS; B08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  local asked = { { component = { name = "EVSE", evse = { id = 1 } }, variable = { name = "AvailabilityState" } } }
  csms:command(post, "GetReport", { requestId = 18, componentCriteria = { "Problem" }, componentVariable = asked },
    { status = "EmptyResultSet" })
  post:hears("GetReport", { requestId = 18, componentCriteria = { "Problem" }, componentVariable = asked })
  csms:command(post, "GetReport", { requestId = 19, componentCriteria = { "Available" }, componentVariable = asked },
    { status = "Accepted" })
  post:hears("GetReport", { requestId = 19, componentCriteria = { "Available" }, componentVariable = asked })
  post:tells("NotifyReport", { requestId = 19, reportData = { { component = { name = "EVSE" }, variable = { name = "AvailabilityState" } } } })
end)
