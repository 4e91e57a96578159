-- Custom data in a charging profile is taken.
scenario "TC_P_04_CS" {
  conformance = "TC_P_04_CS",
  source = "OCPP 2.0.1 part 6 TC_P_04_CS; part 1, custom data",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-P04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local custom = { vendorId = "org.example.vendor", note = "anything" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = {
    id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute", customData = custom,
    chargingSchedule = { {
      id = 1, startSchedule = "2026-03-06T10:00:00Z", duration = 3600, chargingRateUnit = "A",
      chargingSchedulePeriod = { { startPeriod = 0, limit = 6, numberPhases = 3, customData = custom } },
    } },
  } }, { status = "Accepted" })
end)
