-- As many reservations without a number as the station has EVSEs: each connector is shown as reserved.
scenario "TC_H_14_CSMS" {
  conformance = "TC_H_14_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_14_CSMS; 2.0.1 part 2, H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H14" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  for id = 31, 32 do
    csms:command(post, "ReserveNow", { id = id, expiryDateTime = "2026-03-06T10:30:00Z", idToken = { idToken = "04A1B2C3" .. id,
      type = "ISO14443" } }, { status = "Accepted" })
    post:hears("ReserveNow", { id = id, evseId = absent, connectorType = absent })
  end
  for evse = 1, 2 do
    post:tells("StatusNotification", { evseId = evse, connectorStatus = "Reserved" })
  end
end)
