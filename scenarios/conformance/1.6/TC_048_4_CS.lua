-- A reservation that the station cannot keep, because its time is over or there is no such connector: Rejected.
scenario "TC_048_4_CS" {
  conformance = "TC_048_4_CS",
  source = "OCTT 1.6 TC_048_4_CS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-048-4" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ReserveNow",
    { connectorId = 1, expiryDate = "2026-03-06T09:00:00Z", idTag = "04A1B2C3D40D15", reservationId = 1 },
    { status = "Rejected" })
  csms:command(post, "ReserveNow", { connectorId = 2, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D40D15", reservationId = 2 },
    { status = "Rejected" })
  post:silent("StatusNotification", "30 s")
end)
