-- A card that the cache knows as good is presented before the plug is in.
scenario "TC_C_13_CS" {
  conformance = "TC_C_13_CS",
  source = "OCPP 2.0.1 part 6 TC_C_13_CS; C12",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-13" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { tx_start_point = "Authorized", tx_stop_point = "Authorized,EVConnected" } }
local ann  = driver "Ann" { token = "04A1B2C3D4EF0A" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted" } })
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { eventType = "Started", triggerReason = "Authorized",
    idToken = card "04A1B2C3D4EF0A" })
  ann:plugs_in(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:has_not_sent "Authorize"
end)
