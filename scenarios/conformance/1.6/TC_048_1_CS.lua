-- A connector that is out of order cannot be reserved: Faulted.
scenario "TC_048_1_CS" {
  conformance = "TC_048_1_CS",
  source = "OCTT 1.6 TC_048_1_CS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-048-1" { profile = "neutral-ac-22" }

test(function()
  post:breaks("ground", {})
  post:sends("StatusNotification", { connectorId = 1, status = "Faulted" })
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T12:00:00Z", idTag = "04A1B2C3D471EF", reservationId = 1 },
    { status = "Faulted" })
end)
