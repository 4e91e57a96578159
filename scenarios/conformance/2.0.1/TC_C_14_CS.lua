-- A master pass that the cache knows ends the session of somebody else, and begins none.
scenario "TC_C_14_CS" {
  conformance = "TC_C_14_CS",
  source = "OCPP 2.0.1 part 6 TC_C_14_CS; C12, C16",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-14" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D46C42" }
local bob  = driver "Bob" { token = "05B2C3D4E56C42" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "AuthCtrlr", "MasterPassGroupId", "MASTER1")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTER1", type = "Central" } } })
  check(bob:tap(post, nil, 1) ~= "Accepted", "it begins no session") -- the cache learns the master pass
  post:sends("Authorize", { idToken = { idToken = "05B2C3D4E56C42" } })
  post:silent("TransactionEvent", "1 min")
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  post:from_now()
  check(bob:tap(post, nil, 1) == "stopped", "the master pass ends the session")
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized",
    transactionInfo = { stoppedReason = "MasterPass" }, idToken = card "05B2C3D4E56C42" })
  post:has_not_sent "Authorize"
end)
