-- A card that the cache knows as Blocked is asked about again, and refused again.
scenario "TC_C_10_CS" {
  conformance = "TC_C_10_CS",
  source = "OCPP 2.0.1 part 6 TC_C_10_CS; C12.FR.05",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-10" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D48F31" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "AuthCacheCtrlr", "DisablePostAuthorize", "false")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Blocked" } })
  ann:tap(post) -- the cache learns the card
  wait "3 min"
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Blocked" } })
  post:from_now()
  ann:is_refused(post, "Blocked")
end)
