-- A profile for an EVSE that does not exist is rejected.
scenario "TC_K_14_CS" {
  conformance = "TC_K_14_CS",
  source = "OCPP 2.0.1 part 6 TC_K_14_CS; part 2 K01.FR.28",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K14" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 2, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Rejected", statusInfo = one_of(absent, { reasonCode = "UnknownEvse" }) })
end)
