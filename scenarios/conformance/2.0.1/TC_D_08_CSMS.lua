-- The operator asks for the version of the local list.
scenario "TC_D_08_CSMS" {
  conformance = "TC_D_08_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_D_08_CSMS; 2.0.1 part 2, D02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-D08" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 4, updateType = "Full",
    localAuthorizationList = { listed("04A1B2C3D4A267", "Accepted") } },
    { status = "Accepted" })
  post:hears("SendLocalList", { versionNumber = 4, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D4A267", "Accepted") } })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 4 })
  post:hears("GetLocalListVersion", {})
end)
