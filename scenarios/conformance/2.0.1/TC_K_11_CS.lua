-- A profile for a transaction is for one EVSE: for all at once it is rejected.
scenario "TC_K_11_CS" {
  conformance = "TC_K_11_CS",
  source = "OCPP 2.0.1 part 6 TC_K_11_CS; part 2 K01.FR.16",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4BA97" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local tx = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }).transactionInfo.transactionId
  csms:command(post, "SetChargingProfile", { evseId = 0, chargingProfile = limiting(1, "TxProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { transactionId = tx }) }, { status = "Rejected" })
end)
