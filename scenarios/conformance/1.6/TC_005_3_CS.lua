-- The driver pulls the cable out of the car and puts it back: with StopTransactionOnEVSideDisconnect false the session goes on.
scenario "TC_005_3_CS" {
  conformance = "TC_005_3_CS",
  source = "OCTT 1.6 TC_005_3_CS; OCPP 1.6 4.10, 9.1.26, 9.1.33",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-005-3" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4C6B7" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "StopTransactionOnEVSideDisconnect", value = "false" },
    { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "UnlockConnectorOnEVSideDisconnect", value = "false" },
    { status = "Accepted" })
  local id = ann:charges(post)
  wait "5 min"
  check(ann:opens_at_car(), "the cable comes out of the car")
  post:sends("StatusNotification", { connectorId = 1, status = "SuspendedEV" })
  post:silent("StopTransaction", "1 min")
  check(ann:pull_plug() == "locked", "the socket keeps the plug")
  check(ann:closes_at_car(), "the cable goes into the car again")
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
  ann:tap(post)
  post:sends("StopTransaction", { transactionId = id })
end)
