-- A master pass ends all sessions of a station that has no menu to choose from.
scenario "TC_C_49_CS" {
  conformance = "TC_C_49_CS",
  source = "OCPP 2.0.1 part 6 TC_C_49_CS; C16.FR.02",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-49" { profile = "neutral-dc-dual", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4E8EF" }
local bob  = driver "Bob" { token = "05B2C3D4E5E8EF" }
local eve  = driver "Eve" { token = "06C3D4E5F6E8EF" }

test(function()
  csms:sets(post, "AuthCtrlr", "MasterPassGroupId", "MASTER1")
  ann:plugs_in(post, 1)
  check(ann:tap(post, nil, 1) == "Accepted", "the first card is accepted")
  local first = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  bob:plugs_in(post, 2)
  check(bob:tap(post, nil, 2) == "Accepted", "the second card is accepted")
  local second = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  wait "2 min"
  check(ann:charging() and bob:charging(), "both charge")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTER1", type = "Central" } } })
  post:from_now()
  check(eve:tap(post, nil, 1) == "stopped", "the master pass ends the session")
  post:sends("Authorize", { idToken = card "06C3D4E5F6E8EF" })
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = first, stoppedReason = "MasterPass" } })
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { transactionId = second, stoppedReason = "MasterPass" } })
  check(not ann:charging() and not bob:charging(), "nobody charges any more")
end)
