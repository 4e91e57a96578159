-- Two cards of one group in the cache, one of them not valid: that one is asked about, and ends nothing.
scenario "TC_C_44_CS" {
  conformance = "TC_C_44_CS",
  source = "OCPP 2.0.1 part 6 TC_C_44_CS; C09.FR.11",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-44" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4977E" { parent = "FLEET7" }
local ann  = driver "Ann" { token = "04A1B2C3D4977E" }
local bob  = driver "Bob" { token = "05B2C3D4E5977E" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "AuthCacheCtrlr", "DisablePostAuthorize", "false")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  bob:tap(post, nil, 1)
  wait "3 min"
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  ann:tap(post)
  wait "3 min"
  ann:plugs_in(post)
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:has_not_sent "Authorize"
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  post:from_now()
  bob:ends_nothing(post)
  check(ann:charging(), "the session goes on")
end)
