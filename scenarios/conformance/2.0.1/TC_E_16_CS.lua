-- A card that the CSMS finds invalid when it hears of the transaction: it ends at once.
scenario "TC_E_16_CS" {
  conformance = "TC_E_16_CS",
  source = "OCPP 2.0.1 part 6 TC_E_16_CS; E05.FR.10, E06.FR.04",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-E-16" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_stop_point = "Authorized", stop_on_invalid_id = true } }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  ann:plugs_in(post)
  ann:tap(post)
  local id = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:told("TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "Deauthorized",
    transactionInfo = { transactionId = id, stoppedReason = "DeAuthorized" } })
end)
