-- No EVSE is named and all are reserved: Occupied.
scenario "TC_H_09_CS" {
  conformance = "TC_H_09_CS",
  source = "OCPP 2.0.1 part 6 TC_H_09_CS; H01.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-09" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  for evse = 1, 2 do
    csms:command(post, "ReserveNow", { id = evse, expiryDateTime = "2026-03-06T12:00:00Z", evseId = evse,
      idToken = { idToken = ("04A1B2C3D009%02d"):format(evse), type = "ISO14443" } }, { status = "Accepted" })
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Reserved" })
  end
  csms:command(post, "ReserveNow", { id = 3, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "05B2C3D4E5DC97" }, { status = "Occupied" })
end)
