-- A card that is Invalid in the cache is asked about; the CSMS accepts it, and the session begins.
scenario "TC_C_12_CS" {
  conformance = "TC_C_12_CS",
  source = "OCPP 2.0.1 part 6 TC_C_12_CS; C12",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-12" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4B574" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid" } })
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D4B574" } })
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
end)
