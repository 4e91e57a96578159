-- A reservation that nobody made cannot be cancelled.
scenario "TC_H_18_CS" {
  conformance = "TC_H_18_CS",
  source = "OCPP 2.0.1 part 6 TC_H_18_CS; H02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-H-18" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "CancelReservation", { reservationId = 22 }, { status = "Rejected" })
end)
