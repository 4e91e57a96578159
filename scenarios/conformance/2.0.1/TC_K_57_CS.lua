-- The vehicle says anew what it needs; the CSMS sends another profile, and the vehicle follows it.
scenario "TC_K_57_CS" {
  conformance = "TC_K_57_CS",
  source = "OCPP 2.0.1 part 6 TC_K_57_CS; part 2 K17.FR.01, K17.FR.10",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-K57" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47DFF", vehicle = vehicle "Ann's car" { iso15118 = true, leaves = "2026-03-06 18:00" } }

test(function()
  csms:answers(post, "NotifyEVChargingNeeds", { status = "Accepted", times = "always" })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("NotifyEVChargingNeeds", { evseId = 1 })
  local tx = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }).transactionInfo.transactionId
  wait "10 min"
  post:from_now()
  post:renegotiates()
  post:sends("NotifyEVChargingNeeds", { evseId = 1, chargingNeeds = { departureTime = like "^2026%-03%-06T18:00:00", acChargingParameters = { energyAmount = any } } })
  post:told("NotifyEVChargingNeeds", { status = "Accepted" })
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxProfile", 8, { id = 11 }, { chargingProfileKind = "Relative", transactionId = tx }) }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "ChargingRateChanged", transactionInfo = { transactionId = tx } })
  post:sends("NotifyEVChargingSchedule", { evseId = 1, chargingSchedule = { id = 11, chargingSchedulePeriod = { { startPeriod = 0, limit = 8 } } } })
end)
