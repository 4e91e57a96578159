-- The operator cancels a reservation that the station does not have; the CSMS takes Rejected.
scenario "TC_052_CSMS" {
  conformance = "TC_052_CSMS",
  source = "OCTT 1.6 TC_052_CSMS; OCPP 1.6 5.1",
  needs  = { "csms.command" },
}

local post = station "CP-1052" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "CancelReservation", { reservationId = 22 },
    { status = "Rejected" })
  post:hears("CancelReservation", { reservationId = 22 })
end)
