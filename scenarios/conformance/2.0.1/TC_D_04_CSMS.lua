-- The operator empties a local list: a full one without entries.
scenario "TC_D_04_CSMS" {
  conformance = "TC_D_04_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_D_04_CSMS; 2.0.1 part 2, D01.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-D04" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:lists(post, { "04A1B2C3D46E0B", "Accepted" })
  post:hears("SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D46E0B", "Accepted") } })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Full" }, { status = "Accepted" })
  post:hears("SendLocalList", { updateType = "Full", localAuthorizationList = absent })
end)
