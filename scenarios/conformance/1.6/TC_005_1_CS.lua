-- The driver pulls the plug out at the car: the transaction ends and the connector is unlocked.
scenario "TC_005_1_CS" {
  conformance = "TC_005_1_CS",
  source = "OCTT 1.6 TC_005_1_CS; OCPP 1.6 4.10, 9.1.26, 9.1.33",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-005-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4542D" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "StopTransactionOnEVSideDisconnect", value = "true" },
    { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "UnlockConnectorOnEVSideDisconnect", value = "true" },
    { status = "Accepted" })
  local id = ann:charges(post)
  wait "5 min"
  check(ann:opens_at_car(), "the cable comes out of the car")
  post:tells("StopTransaction", { transactionId = id, reason = "EVDisconnected" })
  post:sends("StatusNotification", { connectorId = 1, status = "Finishing" })
end)
