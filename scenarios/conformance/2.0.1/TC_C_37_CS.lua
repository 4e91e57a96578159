-- The cache is cleared: the card is asked about again.
scenario "TC_C_37_CS" {
  conformance = "TC_C_37_CS",
  source = "OCPP 2.0.1 part 6 TC_C_37_CS; C11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-37" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D43D4F" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  csms:command(post, "ClearCache", {}, { status = "Accepted" })
  ann:tap(post)
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D43D4F" } })
end)
