-- The driver pulls the cable out of the car: the transaction ends, and the socket keeps its plug until the card is shown again.
scenario "TC_005_2_CS" {
  conformance = "TC_005_2_CS",
  source = "OCTT 1.6 TC_005_2_CS; OCPP 1.6 4.10, 9.1.26, 9.1.33",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-005-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D43E1E" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "StopTransactionOnEVSideDisconnect", value = "true" },
    { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "UnlockConnectorOnEVSideDisconnect", value = "false" },
    { status = "Accepted" })
  local id = ann:charges(post)
  wait "5 min"
  check(ann:opens_at_car(), "the cable comes out of the car")
  post:sends("StopTransaction", { transactionId = id, reason = "EVDisconnected" })
  post:sends("StatusNotification", { connectorId = 1, status = "Finishing" })
  wait "1 min"
  check(ann:pull_plug() == "locked", "the socket keeps the plug")
  ann:tap(post)
  wait "5 s"
  ann:drives_off()
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
