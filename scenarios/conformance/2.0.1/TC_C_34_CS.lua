-- The answer to a TransactionEvent says that a card of the cache is not valid: from then on it is asked about.
scenario "TC_C_34_CS" {
  conformance = "TC_C_34_CS",
  source = "OCPP 2.0.1 part 6 TC_C_34_CS; C10.FR.05, C12.FR.06",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-34" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized", tx_stop_point = "Authorized,EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D40E33" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "TxCtrlr", "StopTxOnInvalidId", "true")
  ann:tap(post) -- the cache learns the card
  wait "3 min"
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  ann:tap(post)
  post:sends("TransactionEvent", { triggerReason = "Authorized", idToken = card "04A1B2C3D40E33" })
  post:told("TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:has_not_sent "Authorize"
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { stoppedReason = "DeAuthorized" } }, "1 min")
  wait "1 min"
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  post:sends("Authorize", { idToken = card "04A1B2C3D40E33" })
  post:told("Authorize", { idTokenInfo = { status = "Invalid" } })
end)
