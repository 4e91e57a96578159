-- The operator adds to a local list: the version grows.
scenario "TC_D_02_CSMS" {
  conformance = "TC_D_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_D_02_CSMS; 2.0.1 part 2, D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-D02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:lists(post, { "04A1B2C3D4FF08", "Accepted" })
  post:hears("SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D4FF08", "Accepted") } })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Differential",
    localAuthorizationList = { listed("04A1B2C3D5FF08", "Accepted") } },
    { status = "Accepted" })
  post:hears("SendLocalList", { versionNumber = 2, updateType = "Differential",
    localAuthorizationList = { listed("04A1B2C3D5FF08", "Accepted") } })
end)
