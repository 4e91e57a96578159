-- The operator reserves an EVSE, and the holder of the card uses it.
scenario "TC_H_01_CSMS" {
  conformance = "TC_H_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_01_CSMS; 2.0.1 part 2, H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C348" }

test(function()
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D4C348", evseId = 1 }, { status = "Accepted" })
  post:hears("ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D4C348",
    evseId = 1 })
  post:tells("StatusNotification", { connectorStatus = "Reserved" })
  ann:plugs_in(post)
  ann:tap(post)
  post:tells("TransactionEvent", { reservationId = 31 })
end)
