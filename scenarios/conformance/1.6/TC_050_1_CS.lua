-- A station whose connectors are out of order cannot be reserved: Faulted.
scenario "TC_050_1_CS" {
  conformance = "TC_050_1_CS",
  source = "OCTT 1.6 TC_050_1_CS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-050-1" { profile = "neutral-ac-22" }

test(function()
  post:breaks("ground", {})
  post:sends("StatusNotification", { connectorId = 1, status = "Faulted" })
  csms:command(post, "ReserveNow", { connectorId = 0, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D46797", reservationId = 1 },
    { status = "Faulted" })
end)
