-- A boot that is pending: the station is configured and reports, starts nothing, and boots again when it is told to.
scenario "TC_B_02_CS" {
  conformance = "TC_B_02_CS",
  source = "OCPP 2.0.1 part 6 TC_B_02_CS; B02, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Pending", interval = 600 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Pending" })
  post:silent(nil, "10 s")
  csms:sets(post, "OCPPCommCtrlr", "OfflineThreshold", "300")
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "OfflineThreshold" } } } },
    { getVariableResult = { { attributeStatus = "Accepted", attributeValue = "300" } } })
  csms:command(post, "GetBaseReport", { requestId = 2, reportBase = "FullInventory" }, { status = "Accepted" })
  check(#post:reports(2) > 20, "the report comes while the boot is pending")
  csms:command(post, "RequestStartTransaction", { remoteStartId = 1, evseId = 1,
    idToken = card "04A1B2C3D4CC51" }, { status = "Rejected" })
  post:silent(nil, "10 s")
  csms:command(post, "TriggerMessage", { requestedMessage = "BootNotification" }, { status = "Accepted" })
  post:boots({ reason = "Triggered" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
end)
