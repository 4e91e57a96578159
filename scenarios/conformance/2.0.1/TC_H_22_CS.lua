-- A station that is configured to take no reservations: Rejected.
scenario "TC_H_22_CS" {
  conformance = "TC_H_22_CS",
  source = "OCPP 2.0.1 part 6 TC_H_22_CS; H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-22" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:sets(post, "ReservationCtrlr", "Enabled", "false")
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D41AC5", evseId = 1 }, { status = "Rejected" })
end)
