-- The list is there after a reboot.
scenario "TC_D_07_CS" {
  conformance = "TC_D_07_CS",
  source = "OCPP 2.0.1 part 6 TC_D_07_CS; D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-07" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 3, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D4F604", "Accepted") } },
    { status = "Accepted" })
  post:reboots()
  post:boots(nil, "2 min")
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 3 })
end)
