-- A station rejects a reservation, and the CSMS is told.
scenario "TC_H_22_CSMS" {
  conformance = "TC_H_22_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_22_CSMS; 2.0.1 part 2, H01.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H22" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("ReserveNow", { answers = true, replace = { status = "Rejected" } })
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D406E3", evseId = 1 }, { status = "Rejected" })
  post:hears("ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D406E3",
    evseId = 1 })
end)
