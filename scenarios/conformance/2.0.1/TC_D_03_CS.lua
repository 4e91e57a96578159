-- A differential update takes a card away: it has to be asked about again.
scenario "TC_D_03_CS" {
  conformance = "TC_D_03_CS",
  source = "OCPP 2.0.1 part 6 TC_D_03_CS; D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D467D5" }

test(function()
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:lists(post, { "04A1B2C3D467D5", "Accepted" }, { "05B2C3D4E567D5", "Accepted" })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Differential", localAuthorizationList = { listed("04A1B2C3D467D5") } },
    { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 2 })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D467D5" } })
end)
