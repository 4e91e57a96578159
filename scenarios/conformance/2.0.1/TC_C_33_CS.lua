-- A card is asked about once; for the next session the cache knows it.
scenario "TC_C_33_CS" {
  conformance = "TC_C_33_CS",
  source = "OCPP 2.0.1 part 6 TC_C_33_CS; C10.FR.01, FR.08",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-33" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4781D" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  ann:plugs_in(post)
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("Authorize", { idToken = card "04A1B2C3D4781D" })
  post:told("Authorize", { idTokenInfo = { status = "Accepted" } })
  post:sends("TransactionEvent", { triggerReason = "Authorized", idToken = { idToken = "04A1B2C3D4781D" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  wait "1 min"
  ann:plugs_in(post)
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted again")
  post:sends("TransactionEvent", { triggerReason = "Authorized", idToken = card "04A1B2C3D4781D" })
  post:has_not_sent "Authorize"
end)
