-- The operator takes a card out of a local list: it is sent without its idTokenInfo.
scenario "TC_D_03_CSMS" {
  conformance = "TC_D_03_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_D_03_CSMS; 2.0.1 part 2, D01.FR.17",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-D03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:lists(post, { "04A1B2C3D4EC7B", "Accepted" })
  post:hears("SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D4EC7B", "Accepted") } })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Differential",
    localAuthorizationList = { { idToken = card "04A1B2C3D4EC7B" } } }, { status = "Accepted" })
  post:hears("SendLocalList", { localAuthorizationList = { { idTokenInfo = absent } } })
end)
