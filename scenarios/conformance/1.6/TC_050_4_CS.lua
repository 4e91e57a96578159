-- A station that takes no reservations without a connector: Rejected.
scenario "TC_050_4_CS" {
  conformance = "TC_050_4_CS",
  source = "OCTT 1.6 TC_050_4_CS; OCPP 1.6 5.13, 9.3",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-050-4" { profile = "neutral-ac-22", overrides = { reserve_zero = false } }

test(function()
  csms:command(post, "GetConfiguration", { key = { "ReserveConnectorZeroSupported" } },
    { configurationKey = { { key = "ReserveConnectorZeroSupported", value = "false" } } })
  csms:command(post, "ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4DB3A", reservationId = 1 },
    { status = "Rejected" })
end)
