-- No EVSE is named: the card charges at any.
scenario "TC_H_08_CS" {
  conformance = "TC_H_08_CS",
  source = "OCPP 2.0.1 part 6 TC_H_08_CS; H01, H03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-H-08" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  local function reservation(id, more)
    local r = { id = id, expiryDateTime = "2026-03-06T12:00:00Z", idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }
    for field, value in pairs(more or {}) do r[field] = value end
    return r
  end
  csms:command(post, "ReserveNow", reservation(18), { status = "Accepted" })
  check(ann:tap(post, nil, 2) == "Accepted", "the card of the reservation is accepted")
  ann:plugs_in(post, 2)
  post:sends("TransactionEvent", { reservationId = 18 })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
