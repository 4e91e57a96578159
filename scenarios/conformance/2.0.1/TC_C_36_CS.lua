-- A card in the cache is asked about where LocalPreAuthorize is off.
scenario "TC_C_36_CS" {
  conformance = "TC_C_36_CS",
  source = "OCPP 2.0.1 part 6 TC_C_36_CS; C10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-36" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D49A9F" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "false")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D49A9F" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
