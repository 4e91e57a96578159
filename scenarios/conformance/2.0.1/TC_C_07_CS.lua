-- The plug is in; a card that is expired does not begin a session.
scenario "TC_C_07_CS" {
  conformance = "TC_C_07_CS",
  source = "OCPP 2.0.1 part 6 TC_C_07_CS; C01",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-07" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4FFFF" }

test(function()
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Expired" } })
  post:from_now()
  ann:is_refused(post, "Expired")
  check(not ann:charging(), "no energy flows")
end)
