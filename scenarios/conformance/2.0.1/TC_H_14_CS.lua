-- As many EVSEs are free as are reserved without a number: all connectors say so, and nobody else may charge.
scenario "TC_H_14_CS" {
  conformance = "TC_H_14_CS",
  source = "OCPP 2.0.1 part 6 TC_H_14_CS; H01.FR.20",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-14" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local bob  = driver "Bob" { token = "05B2C3D4E55910" }

test(function()
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D45910" }, { status = "Accepted" })
  post:silent("StatusNotification", "10 s")
  csms:command(post, "ReserveNow", { id = 2, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D65910" }, { status = "Accepted" })
  for evse = 1, 2 do
    post:sends("StatusNotification", { evseId = evse, connectorId = 1, connectorStatus = "Reserved" })
  end
  check(bob:tap(post, nil, 1) ~= "Accepted", "another card is refused")
end)
