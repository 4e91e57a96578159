-- The operator makes a reservation that the station does not keep; the CSMS takes Rejected.
scenario "TC_048_4_CSMS" {
  conformance = "TC_048_4_CSMS",
  source = "OCTT 1.6 TC_048_4_CSMS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
}

local post = station "CP-1048-4" { profile = "neutral-ac-22", overrides = { reserve_zero = false } }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4FAAD",
    reservationId = 1 },
    { status = "Rejected" })
  post:hears("ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D4FAAD",
    reservationId = 1 })
end)
