-- A transaction begun offline with a card that the CSMS finds invalid once it hears of it: the station ends it as deauthorized.
scenario "TC_E_16_CS" {
  conformance = "TC_E_16_CS",
  source = "OCPP 2.0.1 part 6 TC_E_16_CS; E06.FR.04, E06.FR.15, C15.FR.04",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-E-16" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { tx_stop_point = "Authorized", stop_on_invalid_id = true, offline_unknown_id = true, sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D44D9A" }

test(function()
  post:link "cut"
  wait "1 min"
  check(ann:tap(post) == "Accepted", "a card may begin a transaction offline")
  ann:plugs_in(post)
  wait "2 min"
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:link_mends()
  post:from_now()
  post:connects()
  local started = post:sends("TransactionEvent", { eventType = "Started", offline = true, idToken = { idToken = "04A1B2C3D44D9A" } }, "3 min")
  post:told("TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  local ended = post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "Deauthorized",
    transactionInfo = { transactionId = started.transactionInfo.transactionId, stoppedReason = "DeAuthorized" } })
  check(ended.seqNo > started.seqNo + 1, "behind what had waited")
  check(ended.offline ~= true, "which is told as it happens")
end)
