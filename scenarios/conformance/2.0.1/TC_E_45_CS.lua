-- Another card of the same group ends the transaction while the station is offline: it is known from before.
scenario "TC_E_45_CS" {
  conformance = "TC_E_45_CS",
  source = "OCPP 2.0.1 part 6 TC_E_45_CS; E08, C09",
  quiet = true,
}

local post = station "CP-2-E-45" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { local_pre_authorize = true } }
token "04A1B2C3D4B39B" { account = "Ann", parent = "FAMILY" }
token "04A1B2C3D5B39B" { account = "Ann", parent = "FAMILY" }
local ann = driver "Ann" { token = "04A1B2C3D4B39B" }
local bob = driver "Bob" { token = "04A1B2C3D5B39B" }

test(function()
  bob:plugs_in(post)                                          -- an earlier session makes the second card known
  bob:tap(post)
  post:sends("TransactionEvent", { eventType = "Started" })
  wait "1 min"
  bob:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  bob:drives_off()
  local id = ann:starts(post)
  wait "2 min"
  post:link "cut"
  wait "2 min"
  check(ann:tap(post, "04A1B2C3D5B39B") == "stopped", "the card of the same group ends the session")
  wait "1 min"
  post:link_mends()
  post:from_now()
  post:connects()
  post:sends("TransactionEvent", { eventType = "Ended", offline = true, triggerReason = "StopAuthorized",
    idToken = { idToken = "04A1B2C3D5B39B" }, transactionInfo = { transactionId = id, stoppedReason = "Local" } }, "3 min")
end)
