-- Two cards of one group, both in the list: one begins the session, the other ends it, and nobody is asked.
scenario "TC_C_40_CS" {
  conformance = "TC_C_40_CS",
  source = "OCPP 2.0.1 part 6 TC_C_40_CS; C09.FR.04, FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-40" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D476B3" }
local bob  = driver "Bob" { token = "05B2C3D4E576B3" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:lists(post, { "04A1B2C3D476B3", "Accepted", "FLEET7" }, { "05B2C3D4E576B3", "Accepted", "FLEET7" })
  ann:plugs_in(post)
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { triggerReason = "Authorized", idToken = { idToken = "04A1B2C3D476B3" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  check(bob:tap(post, nil, 1) == "stopped", "a card of the group ends the session")
  post:sends("TransactionEvent", { triggerReason = "StopAuthorized", idToken = { idToken = "05B2C3D4E576B3" } })
  post:has_not_sent "Authorize"
end)
