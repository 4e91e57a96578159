-- As many EVSEs are free as are reserved without a number: all say so, and nobody else may charge.
scenario "TC_H_14_CS" {
  conformance = "TC_H_14_CS",
  source = "OCPP 2.0.1 part 6 TC_H_14_CS; H01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-H-14" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }
local bob  = driver "Bob" { token = "05B2C3D4E5" }

test(function()
  local function reservation(id, more)
    local r = { id = id, expiryDateTime = "2026-03-06T12:00:00Z", idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } }
    for field, value in pairs(more or {}) do r[field] = value end
    return r
  end
  csms:command(post, "ReserveNow", reservation(1), { status = "Accepted" })
  csms:command(post, "ReserveNow", reservation(2), { status = "Accepted" })
  check(post:status(1) == "Reserved", "EVSE 1 is kept")
  check(post:status(2) == "Reserved", "EVSE 2 is kept")
  check(bob:tap(post, nil, 1) ~= "Accepted", "another card is refused")
  csms:command(post, "ReserveNow", reservation(3), { status = "Occupied" })
end)
