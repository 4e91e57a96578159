-- Offline, a card that nobody knows begins a session where that is allowed; the CSMS finds it invalid, and energy stops.
scenario "TC_C_26_CS" {
  conformance = "TC_C_26_CS",
  source = "OCPP 2.0.1 part 6 TC_C_26_CS; C15.FR.06, FR.08",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-26" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D476C4" }

test(function()
  csms:sets(post, "AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true")
  csms:sets(post, "TxCtrlr", "MaxEnergyOnInvalidId", "0")
  csms:sets(post, "TxCtrlr", "StopTxOnInvalidId", "false")
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  wait "1 min"
  check(ann:charging(), "energy flows")
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  post:comes_back()
  post:sends("TransactionEvent", { offline = true, idToken = { idToken = "04A1B2C3D476C4" } }, "3 min")
  post:told("TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "SuspendedEVSE" } })
  check(not ann:charging(), "no more energy flows")
  check(ann:tap(post) == "stopped", "the card ends the session")
  post:sends("TransactionEvent", { triggerReason = "StopAuthorized" })
end)
