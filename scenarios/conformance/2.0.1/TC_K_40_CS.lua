-- Stacked profiles of one purpose: the higher level leads while it has a period, then the lower one.
scenario "TC_K_40_CS" {
  conformance = "TC_K_40_CS",
  source = "OCPP 2.0.1 part 6 TC_K_40_CS; part 2 K08, 3.2 stacking",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K40" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local low = {
  id = 140, stackLevel = 0, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 140, startSchedule = "2026-03-06T10:00:00Z", duration = 460, chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 6, numberPhases = 3 },
      { startPeriod = 100, limit = 8, numberPhases = 3 },
      { startPeriod = 200, limit = 10, numberPhases = 3 },
    } } },
}
local high = {
  id = 240, stackLevel = 1, chargingProfilePurpose = "TxDefaultProfile", chargingProfileKind = "Absolute",
  chargingSchedule = { { id = 240, startSchedule = "2026-03-06T10:00:00Z", duration = 150, chargingRateUnit = "A",
    chargingSchedulePeriod = {
      { startPeriod = 0, limit = 7, numberPhases = 3 },
      { startPeriod = 100, limit = 9, numberPhases = 3 },
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
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = low }, { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = high }, { status = "Accepted" })
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 350, chargingRateUnit = "A" },
    { status = "Accepted", schedule = { evseId = 1, duration = 350, chargingRateUnit = "A" } })
  seen(got.schedule, { { 0, 7 }, { 100, 9 }, { 150, 8 }, { 200, 10 } })
end)
