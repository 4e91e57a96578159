-- Reset on idle while two charge: when the second transaction has ended.
scenario "TC_B_41_CS" {
  conformance = "TC_B_41_CS",
  source = "OCPP 2.0.1 part 6 TC_B_41_CS; B12.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-41" { profile = "neutral-dc-dual", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47EA0" }
local bob  = driver "Bob" { token = "04A1B2C3D57EA0" }

test(function()
  ann:plugs_in(post, 1)
  ann:tap(post, nil, 1)
  bob:plugs_in(post, 2)
  bob:tap(post, nil, 2)
  wait "1 min"
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Scheduled" })
  ann:tap(post, nil, 1)
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:silent("BootNotification", "2 min")
  bob:tap(post, nil, 2)
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:boots({ reason = "ScheduledReset" }, "3 min")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Occupied" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Occupied" })
end)
