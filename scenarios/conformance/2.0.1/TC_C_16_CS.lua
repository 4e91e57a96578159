-- A card of the cache, let in offline, is not valid: as StopTxOnInvalidId is true, the session ends.
scenario "TC_C_16_CS" {
  conformance = "TC_C_16_CS",
  source = "OCPP 2.0.1 part 6 TC_C_16_CS; C12, C13, E05",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-16" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D433CE" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalAuthorizeOffline", "true")
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "TxCtrlr", "StopTxOnInvalidId", "true")
  csms:sets(post, "TxCtrlr", "MaxEnergyOnInvalidId", "0")
  ann:tap(post) -- the cache learns the card
  wait "3 min"
  ann:charges_offline(post)
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  post:comes_back()
  post:sends("TransactionEvent", { triggerReason = "Authorized", offline = true, idToken = { idToken = "04A1B2C3D433CE" } }, "3 min")
  post:told("TransactionEvent", { idTokenInfo = { status = "Invalid" } })

  post:sends("TransactionEvent", { triggerReason = "Deauthorized", transactionInfo = { stoppedReason = "DeAuthorized" } }, "1 min")
  check(not ann:charging(), "no energy flows")
end)
