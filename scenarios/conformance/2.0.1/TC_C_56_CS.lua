-- The plug is in; a card that is unknown does not begin a session.
scenario "TC_C_56_CS" {
  conformance = "TC_C_56_CS",
  source = "OCPP 2.0.1 part 6 TC_C_56_CS; C01",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-56" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D41DB3" }

test(function()
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Unknown" } })
  post:from_now()
  ann:is_refused(post, "Unknown")
  check(not ann:charging(), "no energy flows")
end)
