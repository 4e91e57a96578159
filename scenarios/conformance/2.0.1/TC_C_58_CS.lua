-- A card that is Invalid in the list is refused without being asked about, where the station is set so; else it is asked about.
scenario "TC_C_58_CS" {
  conformance = "TC_C_58_CS",
  source = "OCPP 2.0.1 part 6 TC_C_58_CS; C14.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-58" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D40670" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "LocalAuthListCtrlr", "DisablePostAuthorize", "true")
  csms:lists(post, { "04A1B2C3D40670", "Invalid" })
  post:from_now()
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  wait "30 s"
  post:has_not_sent "Authorize"
  csms:sets(post, "LocalAuthListCtrlr", "DisablePostAuthorize", "false")
  ann:tap(post)
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D40670" } })
end)
