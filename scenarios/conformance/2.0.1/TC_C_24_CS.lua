-- A card that is Expired in the list is refused while the station is offline; afterwards there is no transaction to tell of.
scenario "TC_C_24_CS" {
  conformance = "TC_C_24_CS",
  source = "OCPP 2.0.1 part 6 TC_C_24_CS; C13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-24" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D44747" }

test(function()
  csms:sets(post, "AuthCtrlr", "OfflineTxForUnknownIdEnabled", "false")
  csms:sets(post, "AuthCtrlr", "LocalAuthorizeOffline", "true")
  csms:lists(post, { "04A1B2C3D44747", "Expired" })
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  wait "1 min"
  check(not ann:charging(), "no energy flows")
  post:from_now()
  post:comes_back()
  wait "1 min"
  post:has_not_sent "TransactionEvent"
end)
