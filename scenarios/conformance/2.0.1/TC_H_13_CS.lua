-- No EVSE is named and the station takes no such reservations: Rejected.
scenario "TC_H_13_CS" {
  conformance = "TC_H_13_CS",
  source = "OCPP 2.0.1 part 6 TC_H_13_CS; H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-13" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { reserve_zero = false } }

test(function()
  csms:reads(post, "ReservationCtrlr", "NonEvseSpecific", "false")
  csms:command(post, "ReserveNow", { id = 1, expiryDateTime = "2026-03-06T12:00:00Z",
    idToken = card "04A1B2C3D4EF42" }, { status = "Rejected" })
end)
