-- Purposes are combined: the transaction goes before the default, and the least of that and the station limits.
scenario "TC_K_41_CS" {
  conformance = "TC_K_41_CS",
  source = "OCPP 2.0.1 part 6 TC_K_41_CS; part 2 K08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K41" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D469D4" }
local whole = {
  id = 141, stackLevel = 0, chargingProfilePurpose = "ChargingStationMaxProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 141, startSchedule = "2026-03-06T10:00:00Z", duration = 86400, chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 10, numberPhases = 3 },
    } } },
}
local each = {
  id = 241, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 241, startSchedule = "2026-03-06T10:00:00Z", duration = 300, chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 6, numberPhases = 3 },
      { startPeriod = 60, limit = 10, numberPhases = 3 },
      { startPeriod = 120, limit = 8, numberPhases = 3 },
      { startPeriod = 180, limit = 15, numberPhases = 3 },
      { startPeriod = 260, limit = 8, numberPhases = 3 },
    } } },
}
local own = {
  id = 341, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 341, startSchedule = "2026-03-06T10:00:00Z", duration = 260, chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 8, numberPhases = 3 },
      { startPeriod = 50, limit = 11, numberPhases = 3 },
      { startPeriod = 140, limit = 16, numberPhases = 3 },
      { startPeriod = 200, limit = 6, numberPhases = 3 },
      { startPeriod = 240, limit = 12, numberPhases = 3 },
    } } },
}

-- The periods of the schedule begin and limit so: counted from 10:00:00, the asking takes a moment.
local function seen(schedule, wanted)
  local list = schedule.chargingSchedulePeriod
  local behind = 0 ---@type number
  check(#list >= #wanted, #wanted .. " periods")
  for i, want in ipairs(wanted) do
    if i == 2 then behind = want[1] - list[2].startPeriod end
    check(behind >= 0 and behind <= 30, "not long after it was set")
    check(list[i].startPeriod == (i == 1 and 0 or want[1] - behind) and list[i].limit == want[2],
      ("from %d s on: %g A"):format(want[1], want[2]))
  end
end

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  own.transactionId = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }).transactionInfo.transactionId
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = whole }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = each }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = own }, { status = "Accepted" })
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 400, chargingRateUnit = "A" },
    { status = "Accepted", schedule = { evseId = 1, duration = 400, chargingRateUnit = "A" } })
  seen(got.schedule, { { 0, 8 }, { 50, 10 }, { 200, 6 }, { 240, 10 }, { 260, 8 }, { 300, 10 } })
end)
