-- The CSMS sends a profile for the running transaction, by its id.
scenario "TC_K_60_CSMS" {
  conformance = "TC_K_60_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_60_CSMS; part 2 K01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K160" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C62C" }

local limit = limiting(160, "TxProfile", 6, { id = 160, startSchedule = "2026-03-06T10:00:00.000Z", duration = 3600 })

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } }, "2 min").transactionInfo.transactionId
  limit.transactionId = id
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit }, { status = "Accepted" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = { chargingProfilePurpose = "TxProfile", transactionId = id } })
end)
