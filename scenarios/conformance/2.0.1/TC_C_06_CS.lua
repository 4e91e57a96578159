-- The plug is in; a card that is blocked does not begin a session.
scenario "TC_C_06_CS" {
  conformance = "TC_C_06_CS",
  source = "OCPP 2.0.1 part 6 TC_C_06_CS; C01",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-06" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C968" }

test(function()
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Blocked" } })
  post:from_now()
  ann:is_refused(post, "Blocked")
  check(not ann:charging(), "no energy flows")
end)
