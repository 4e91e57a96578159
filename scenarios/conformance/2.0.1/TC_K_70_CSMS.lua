-- The CSMS sends two profiles of different levels, with ids of their own.
scenario "TC_K_70_CSMS" {
  conformance = "TC_K_70_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_70_CSMS; part 2 K01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K170" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local low = limiting(203, "TxDefaultProfile", 6, { id = 203, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })
local high = limiting(204, "TxDefaultProfile", 10, { id = 204, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 }, { stackLevel = 1 })

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = low }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = low })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = high }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = high })
end)
