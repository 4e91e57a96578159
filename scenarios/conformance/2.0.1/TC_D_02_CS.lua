-- A differential update adds to the list and changes it.
scenario "TC_D_02_CS" {
  conformance = "TC_D_02_CS",
  source = "OCPP 2.0.1 part 6 TC_D_02_CS; D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:lists(post, { "04A1B2C3D43647", "Accepted" })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Differential", localAuthorizationList = { listed("05B2C3D4E53647", "Accepted"), listed("04A1B2C3D43647", "Blocked") } },
    { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 2 })
end)
