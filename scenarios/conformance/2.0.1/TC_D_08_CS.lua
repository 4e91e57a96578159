-- The version of the list: that of the last update.
scenario "TC_D_08_CS" {
  conformance = "TC_D_08_CS",
  source = "OCPP 2.0.1 part 6 TC_D_08_CS; D02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 7, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D43571", "Accepted") } },
    { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 7 })
end)
