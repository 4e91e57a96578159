-- A plug goes in at an EVSE that is reserved for another card: neither the card of its owner nor a remote start charges there.
scenario "TC_H_02_CS" {
  conformance = "TC_H_02_CS",
  source = "OCPP 2.0.1 part 6 TC_H_02_CS; H03.FR.01, F01.FR.22, G03.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-02" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "EVConnected" } }
local bob  = driver "Bob" { token = "05B2C3D4E51C29" }

test(function()
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "04A1B2C3D41C29" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  bob:plugs_in(post)
  check(bob:tap(post, nil, 1) ~= "Accepted", "another card is refused")
  csms:command(post, "RequestStartTransaction", { evseId = 1, remoteStartId = 77,
    idToken = card "05B2C3D4E51C29" }, { status = "Rejected" })
  wait "1 min"
  check(bob:charging() == false, "nothing flows")
end)
