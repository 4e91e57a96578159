-- A card of the same group ends a session.
scenario "TC_C_39_CS" {
  conformance = "TC_C_39_CS",
  source = "OCPP 2.0.1 part 6 TC_C_39_CS; C09",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-39" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4DF08" }
local bob  = driver "Bob" { token = "05B2C3D4E5DF08" }

test(function()
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  post:from_now()
  check(bob:tap(post, nil, 1) == "stopped", "a card of the group ends the session")
  post:sends("TransactionEvent", { triggerReason = "StopAuthorized", idToken = { idToken = "05B2C3D4E5DF08" } })
end)
