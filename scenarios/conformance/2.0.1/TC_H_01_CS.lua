-- An EVSE is reserved and used by its card; the transaction names the reservation, once.
scenario "TC_H_01_CS" {
  conformance = "TC_H_01_CS",
  source = "OCPP 2.0.1 part 6 TC_H_01_CS; H01, H03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-H-01" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  local function reservation(id, more)
    local r = { id = id, expiryDateTime = "2026-03-06T12:00:00Z", idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }
    for field, value in pairs(more or {}) do r[field] = value end
    return r
  end
  csms:command(post, "ReserveNow", reservation(17, { evseId = 1 }), { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  check(ann:tap(post) == "Accepted", "the card of the reservation is accepted")
  ann:plugs_in(post)
  post:sends("TransactionEvent", { reservationId = 17 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" }, reservationId = absent })
end)
