-- A reservation of the same id takes the place of the other: the second card charges.
scenario "TC_H_23_CS" {
  conformance = "TC_H_23_CS",
  source = "OCPP 2.0.1 part 6 TC_H_23_CS; H01.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-23" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D44F0C" }
local bob  = driver "Bob" { token = "05B2C3D4E54F0C" }

test(function()
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "04A1B2C3D44F0C" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "05B2C3D4E54F0C" }, { status = "Accepted" })
  check(post:status(1) == "Reserved", "it is still reserved")
  check(ann:tap(post, nil, 1) ~= "Accepted", "the first card is refused")
  check(bob:tap(post, nil, 1) == "Accepted", "the second card is accepted")
  bob:plugs_in(post)
  post:sends("TransactionEvent", { eventType = "Started", reservationId = 1 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
