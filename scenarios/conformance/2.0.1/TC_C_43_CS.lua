-- Two cards of one group in the list, one of them not valid: that one is asked about, and ends nothing.
scenario "TC_C_43_CS" {
  conformance = "TC_C_43_CS",
  source = "OCPP 2.0.1 part 6 TC_C_43_CS; C09.FR.11",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-43" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4EAB5" }
local bob  = driver "Bob" { token = "05B2C3D4E5EAB5" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:lists(post, { "04A1B2C3D4EAB5", "Accepted", "FLEET7" }, { "05B2C3D4E5EAB5", "Invalid", "FLEET7" })
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
