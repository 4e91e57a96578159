-- A differential update that is not newer than the list: VersionMismatch, and the list stays.
scenario "TC_D_06_CS" {
  conformance = "TC_D_06_CS",
  source = "OCPP 2.0.1 part 6 TC_D_06_CS; D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 5, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D404EA", "Accepted") } },
    { status = "Accepted" })
  csms:command(post, "SendLocalList", { versionNumber = 5, updateType = "Differential", localAuthorizationList = { listed("05B2C3D4E504EA", "Accepted") } },
    { status = "VersionMismatch" })
  csms:command(post, "SendLocalList", { versionNumber = 4, updateType = "Differential", localAuthorizationList = { listed("05B2C3D4E504EA", "Accepted") } },
    { status = "VersionMismatch" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 5 })
end)
