-- A station that has not been accepted sends something else: the CSMS answers SecurityError.
scenario "TC_B_30_CSMS" {
  conformance = "TC_B_30_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_30_CSMS; 2.0.1 part 2, B02.FR.09, B03.FR.07",
  quiet = true,
}

local post = station "CP-B30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Rejected", interval = 300 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Rejected" })
  local id = post:message_id()
  post:sends_raw('[2,"' .. id .. '","StatusNotification",{"timestamp":"2026-03-06T10:00:00Z",'
    .. '"connectorStatus":"Available","evseId":1,"connectorId":1}]')
  local _, code = post:reply_to(id)
  check(code == "SecurityError", "what comes before the boot is accepted is refused as SecurityError")
end)
