-- A card that the cache knows as Expired is asked about again, and refused again.
scenario "TC_C_11_CS" {
  conformance = "TC_C_11_CS",
  source = "OCPP 2.0.1 part 6 TC_C_11_CS; C12.FR.05",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4D830" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "AuthCacheCtrlr", "DisablePostAuthorize", "false")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Expired" } })
  ann:tap(post) -- the cache learns the card
  wait "3 min"
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Expired" } })
  post:from_now()
  ann:is_refused(post, "Expired")
end)
