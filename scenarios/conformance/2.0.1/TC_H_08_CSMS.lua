-- The operator reserves any EVSE of a station.
scenario "TC_H_08_CSMS" {
  conformance = "TC_H_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_08_CSMS; 2.0.1 part 2, H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D44758" },
    { status = "Accepted" })
  post:hears("ReserveNow", { id = 31, evseId = absent, connectorType = absent, idToken = card "04A1B2C3D44758" })
  post:tells("StatusNotification", { connectorStatus = "Reserved" })
end)
