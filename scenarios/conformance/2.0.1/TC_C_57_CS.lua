-- A card that the cache knows as not good is refused without being asked about, where the station is set so.
scenario "TC_C_57_CS" {
  conformance = "TC_C_57_CS",
  source = "OCPP 2.0.1 part 6 TC_C_57_CS; C12.FR.05",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-57" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4EF00" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "AuthCacheCtrlr", "DisablePostAuthorize", "true")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid" } })
  ann:tap(post) -- the cache learns the card
  wait "3 min"
  ann:plugs_in(post)
  post:from_now()
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  wait "30 s"
  post:has_not_sent "Authorize"
  post:has_not_sent "TransactionEvent"
end)
