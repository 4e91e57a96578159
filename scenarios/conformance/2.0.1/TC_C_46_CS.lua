-- The cache forgets a card after its life time.
scenario "TC_C_46_CS" {
  conformance = "TC_C_46_CS",
  source = "OCPP 2.0.1 part 6 TC_C_46_CS; C10.FR.13",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-46" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4E711" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "AuthCacheCtrlr", "LifeTime", "240")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  ann:tap(post)
  post:has_not_sent "Authorize"
  wait "10 min"
  post:from_now()
  ann:tap(post)
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D4E711" } })
end)
