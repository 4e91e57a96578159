-- A station is reserved without naming a connector; its card charges at any.
scenario "TC_049_CS" {
  conformance = "TC_049_CS",
  source = "OCTT 1.6 TC_049_CS; OCPP 1.6 5.13, 9.3",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-049" { profile = "neutral-ac-22", overrides = { connectors = 2, evses = 2 } }
local ann  = driver "Ann" { token = "04A1B2C3D418A6" }

test(function()
  local zero = csms:command(post, "GetConfiguration", { key = { "ReserveConnectorZeroSupported" } },
    { configurationKey = { { key = "ReserveConnectorZeroSupported", value = "true" } } })
  check(zero ~= nil, "the station takes reservations without a connector")
  csms:command(post, "ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D418A6", reservationId = 19 },
    { status = "Accepted" })
  check(ann:tap(post, nil, 2) == "Accepted", "the card of the reservation is accepted")
  ann:plugs_in(post, 2)
  post:sends("StartTransaction", { connectorId = 2, idTag = "04A1B2C3D418A6", reservationId = 19 })
  post:sends("StatusNotification", { connectorId = 2, status = "Charging" })
end)
