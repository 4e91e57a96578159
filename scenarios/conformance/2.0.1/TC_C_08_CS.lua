-- A card that the cache knows as good begins a session without being asked about.
scenario "TC_C_08_CS" {
  conformance = "TC_C_08_CS",
  source = "OCPP 2.0.1 part 6 TC_C_08_CS; C12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-08" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D48250" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  ann:plugs_in(post)
  post:from_now()
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { triggerReason = "Authorized", idToken = card "04A1B2C3D48250" })
  post:told("TransactionEvent", { idTokenInfo = { status = "Accepted" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:has_not_sent "Authorize"
  check(ann:charging(), "energy flows")
end)
