-- A reservation expires; the CSMS takes the status that says so.
scenario "TC_047_CSMS" {
  conformance = "TC_047_CSMS",
  source = "OCTT 1.6 TC_047_CSMS; OCPP 1.6 5.13",
  needs  = { "csms.command" },
}

local post = station "CP-1047" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T10:05:00Z", idTag = "04A1B2C3D44509",
    reservationId = 1 },
    { status = "Accepted" })
  post:hears("ReserveNow", { connectorId = 1, expiryDate = "2026-03-06T10:05:00Z", idTag = "04A1B2C3D44509",
    reservationId = 1 })
  post:tells("StatusNotification", { connectorId = 1, status = "Reserved" })
  post:tells("StatusNotification", { connectorId = 1, status = "Available" }, "6 min")
end)
