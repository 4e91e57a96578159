-- The CSMS replaces a profile by one with the same id.
scenario "TC_K_04_CSMS" {
  conformance = "TC_K_04_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_04_CSMS; part 2 K01.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K104" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local first = limiting(104, "TxDefaultProfile", 8, { id = 104, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })
local second = limiting(104, "TxDefaultProfile", 6, { id = 104, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = first }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = first })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = second }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = second })
end)
