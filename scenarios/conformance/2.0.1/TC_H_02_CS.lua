-- An EVSE is reserved for one card: another is turned away.
scenario "TC_H_02_CS" {
  conformance = "TC_H_02_CS",
  source = "OCPP 2.0.1 part 6 TC_H_02_CS; H01, H03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-H-02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local bob  = driver "Bob" { token = "05B2C3D4E5" }

test(function()
  local function reservation(id, more)
    local r = { id = id, expiryDateTime = "2026-03-06T12:00:00Z", idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }
    for field, value in pairs(more or {}) do r[field] = value end
    return r
  end
  csms:command(post, "ReserveNow", reservation(1, { evseId = 1 }), { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Reserved" })
  check(bob:tap(post, nil, 1) ~= "Accepted", "another card is refused")
  check(post:status(1) == "Reserved", "the reservation stays")
  post:silent("TransactionEvent", "30 s")
end)
