-- A card of the same group that is not valid ends nothing.
scenario "TC_C_42_CS" {
  conformance = "TC_C_42_CS",
  source = "OCPP 2.0.1 part 6 TC_C_42_CS; C09.FR.11",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-42" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4B8AF" }
local bob  = driver "Bob" { token = "05B2C3D4E5B8AF" }

test(function()
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  post:from_now()
  bob:ends_nothing(post)
  check(ann:charging(), "the session goes on")
end)
