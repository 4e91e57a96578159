-- The version of a list that is switched off: 0.
scenario "TC_D_10_CS" {
  conformance = "TC_D_10_CS",
  source = "OCPP 2.0.1 part 6 TC_D_10_CS; D02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-10" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 7, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D49E4B", "Accepted") } },
    { status = "Accepted" })
  csms:sets(post, "LocalAuthListCtrlr", "Enabled", "false")
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 0 })
end)
