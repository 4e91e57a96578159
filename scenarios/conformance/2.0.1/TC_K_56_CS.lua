-- A vehicle that could negotiate is plugged in while the station is offline: it charges by the default profile, and the CSMS
-- hears of that later.
scenario "TC_K_56_CS" {
  conformance = "TC_K_56_CS",
  source = "OCPP 2.0.1 part 6 TC_K_56_CS; part 2 K15.FR.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K56" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D40DC9", vehicle = vehicle "Ann's car" { iso15118 = true } }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 8, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) }, { status = "Accepted" })
  ann:plugs_in(post)
  ann:tap(post)                                             -- the station gets to know the card
  post:sends("NotifyEVChargingNeeds", { evseId = 1 })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  post:link "cut"
  wait "30 s"
  ann:plugs_in(post)
  ann:tap(post)
  wait "60 s"
  post:comes_back()
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingStateChanged", offline = true, transactionInfo = { chargingState = "Charging" } })
  csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 60, chargingRateUnit = "A" },
    { status = "Accepted", schedule = { chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } })
end)
