-- An EVSE out of service cannot be reserved: Unavailable.
scenario "TC_H_06_CS" {
  conformance = "TC_H_06_CS",
  source = "OCPP 2.0.1 part 6 TC_H_06_CS; G03, H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative", evse = { id = 1 } },
    { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Unavailable" })
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D49D9D", evseId = 1 }, { status = "Unavailable" })
end)
