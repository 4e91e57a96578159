-- No EVSE is named and the station is out of service: Unavailable.
scenario "TC_H_12_CS" {
  conformance = "TC_H_12_CS",
  source = "OCPP 2.0.1 part 6 TC_H_12_CS; G04, H01.FR.14",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-12" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  post:sends("StatusNotification", { evseId = 2, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D46071" }, { status = "Unavailable" })
end)
