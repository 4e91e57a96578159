-- The profile of a transaction is cleared by purpose and stack level while the transaction runs.
scenario "TC_K_06_CS" {
  conformance = "TC_K_06_CS",
  source = "OCPP 2.0.1 part 6 TC_K_06_CS; part 2 K10.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K06" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D42F2F" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local tx = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }).transactionInfo.transactionId
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { transactionId = tx }) }, { status = "Accepted" })
  csms:command(post, "ClearChargingProfile", { chargingProfileCriteria = { chargingProfilePurpose = "TxProfile", stackLevel = 0 } }, { status = "Accepted" })
  csms:command(post, "GetChargingProfiles", { requestId = 7, chargingProfile = { chargingProfilePurpose = "TxProfile", stackLevel = 0 } }, { status = "NoProfiles" })
end)
