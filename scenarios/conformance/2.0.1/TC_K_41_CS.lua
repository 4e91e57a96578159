-- Purposes are combined: at each moment the least of them limits.
scenario "TC_K_41_CS" {
  conformance = "TC_K_41_CS",
  source = "OCPP 2.0.1 part 6 TC_K_41_CS; part 2 K08",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-K41" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

local whole = {
  id = 141, stackLevel = 0, chargingProfilePurpose = "ChargingStationMaxProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 141, startSchedule = "2026-03-06T10:00:00.000Z", chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 10, numberPhases = 3 } } } },
}
local tx = {
  id = 241, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative",
  chargingSchedule = { { id = 241, chargingRateUnit = "A",
    chargingSchedulePeriod = { { startPeriod = 0, limit = 8 }, { startPeriod = 200, limit = 16 } } } },
}

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }, "2 min").transactionInfo.transactionId
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = whole }, { status = "Accepted" })
  tx.transactionId = id
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = tx }, { status = "Accepted" })
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 400, chargingRateUnit = "A" }, { status = "Accepted" })
  local limits = {}
  for _, p in ipairs(got.schedule.chargingSchedulePeriod) do limits[#limits + 1] = p.limit end
  check(#limits == 2 and limits[1] == 8 and limits[2] == 10, "8 A by the transaction's profile, then 10 A by the station's")
end)
