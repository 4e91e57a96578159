-- A card that is Invalid in the list is asked about, and refused.
scenario "TC_C_28_CS" {
  conformance = "TC_C_28_CS",
  source = "OCPP 2.0.1 part 6 TC_C_28_CS; C14",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-28" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C5EB" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "LocalAuthListCtrlr", "DisablePostAuthorize", "false")
  csms:lists(post, { "04A1B2C3D4C5EB", "Invalid" })
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  ann:is_refused(post, "Invalid")
end)
