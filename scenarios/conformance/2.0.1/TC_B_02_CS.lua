-- A boot that is pending: nothing but what the CSMS asks for, then accepted.
scenario "TC_B_02_CS" {
  conformance = "TC_B_02_CS",
  source = "OCPP 2.0.1 part 6 TC_B_02_CS; B02, F06",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-B-02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }
csms:answers(post, "BootNotification", { status = "Pending", interval = 600 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Pending" })
  post:silent("StatusNotification", "10 s")
  csms:command(post, "GetVariables", { getVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "HeartbeatInterval" } } } }, { getVariableResult = { { attributeStatus = "Accepted" } } })
  csms:command(post, "TriggerMessage", { requestedMessage = "BootNotification" }, { status = "Accepted" })
  post:sends("BootNotification", { reason = "Triggered" })
  post:told("BootNotification", { status = "Accepted" })
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
