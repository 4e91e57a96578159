-- Remote stop.
scenario "TC_F_08_CS" {
  conformance = "TC_F_08_CS",
  source = "OCPP 2.0.1 part 6 TC_F_08_CS; F03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-08" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4B131" }

test(function()
  local id = ann:charges(post)
  wait "2 min"
  csms:command(post, "RequestStopTransaction", { transactionId = id }, { status = "Accepted" })
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "RemoteStop", idToken = absent,
    transactionInfo = { transactionId = id, stoppedReason = "Remote" } })
  wait "5 s"
  check(ann:pull_plug() == "free", "the cable is given back")
end)
