-- Two cards of one group, both in the cache: one begins the session, the other ends it, and nobody is asked.
scenario "TC_C_41_CS" {
  conformance = "TC_C_41_CS",
  source = "OCPP 2.0.1 part 6 TC_C_41_CS; C09.FR.04, FR.07",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-41" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4AACA" { parent = "FLEET7" }
token "05B2C3D4E5AACA" { parent = "FLEET7" }
local ann  = driver "Ann" { token = "04A1B2C3D4AACA" }
local bob  = driver "Bob" { token = "05B2C3D4E5AACA" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } }, times = 2 })
  bob:tap(post, nil, 1)
  wait "3 min"
  ann:tap(post)
  wait "3 min"
  ann:plugs_in(post)
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { triggerReason = "Authorized", idToken = { idToken = "04A1B2C3D4AACA" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  check(bob:tap(post, nil, 1) == "stopped", "a card of the group ends the session")
  post:sends("TransactionEvent", { triggerReason = "StopAuthorized", idToken = { idToken = "05B2C3D4E5AACA" } })
  post:has_not_sent "Authorize"
end)
