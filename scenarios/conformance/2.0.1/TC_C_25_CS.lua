-- The list refuses a card that the cache knows as good, and offline the list counts, also where unknown cards are let in.
scenario "TC_C_25_CS" {
  conformance = "TC_C_25_CS",
  source = "OCPP 2.0.1 part 6 TC_C_25_CS; C13.FR.01, FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-25" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4E66F" }

test(function()
  csms:sets(post, "AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true")
  csms:sets(post, "AuthCtrlr", "LocalAuthorizeOffline", "true")
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  csms:lists(post, { "04A1B2C3D4E66F", "Invalid" })
  ann:plugs_in(post)
  post:link "cut"
  wait "1 min"
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  wait "1 min"
  check(not ann:charging(), "no energy flows")
  post:from_now()
  post:comes_back()
  wait "1 min"
  post:has_not_sent "TransactionEvent"
end)
