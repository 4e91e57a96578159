-- A profile for the running transaction is taken and limits it.
scenario "TC_K_60_CS" {
  conformance = "TC_K_60_CS",
  source = "OCPP 2.0.1 part 6 TC_K_60_CS; part 2 K01, K04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K60" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4F5F1" }

local limit = limiting(160, "TxProfile", 6, { id = 160, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }, "2 min").transactionInfo.transactionId
  limit.transactionId = id
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 60, chargingProfile = { chargingProfileId = { 160 } } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 60, evseId = 1, chargingProfile = { { id = 160, transactionId = id } } })
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" },
    { status = "Accepted" })
  check(got.schedule.chargingSchedulePeriod[1].limit == 6, "6 A from now on")
end)
