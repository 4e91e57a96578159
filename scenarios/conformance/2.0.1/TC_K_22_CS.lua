-- A default profile limits until validTo: each EVSE, and the station as many times.
scenario "TC_K_22_CS" {
  conformance = "TC_K_22_CS",
  source = "OCPP 2.0.1 part 6 TC_K_22_CS; part 2 K01.FR.37",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K22" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { connectors = 2, evses = 2 } }
local limit = {
  id = 1, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  validTo = "2026-03-06T10:05:00Z",
  chargingSchedule = { { id = 1, startSchedule = "2026-03-06T10:00:00Z", chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 6, numberPhases = 3 },
    } } },
}

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limit }, { status = "Accepted" })
  for evse = 0, 2 do
    local amperes = evse == 0 and 12 or 6
    csms:command(post, "GetCompositeSchedule", { evseId = evse, duration = 400, chargingRateUnit = "A" }, { status = "Accepted",
      schedule = { evseId = evse, duration = 400, chargingRateUnit = "A", chargingSchedulePeriod = {
        { startPeriod = 0, limit = amperes },
        { startPeriod = function(s) return s > 285 and s <= 300 end, limit = function(a) return a > amperes end },
      } } })
  end
end)
