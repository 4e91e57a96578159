-- The plug is in; a card that is not valid does not begin a session.
scenario "TC_C_02_CS" {
  conformance = "TC_C_02_CS",
  source = "OCPP 2.0.1 part 6 TC_C_02_CS; C01",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D43828" }

test(function()
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  ann:is_refused(post, "Invalid")
  check(not ann:charging(), "no energy flows")
end)
