-- A profile for another transaction than the one that runs is rejected.
scenario "TC_K_16_CS" {
  conformance = "TC_K_16_CS",
  source = "OCPP 2.0.1 part 6 TC_K_16_CS; part 2 K01.FR.33",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K16" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4B432" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local tx = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }).transactionInfo.transactionId
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { transactionId = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6" }) }, { status = "Rejected", statusInfo = one_of(absent, { reasonCode = "TxNotFound" }) })
end)
