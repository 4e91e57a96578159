-- A differential update of nobody leaves the list as it is, with the new version.
scenario "TC_D_05_CS" {
  conformance = "TC_D_05_CS",
  source = "OCPP 2.0.1 part 6 TC_D_05_CS; D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-05" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:lists(post, { "04A1B2C3D4D20E", "Accepted" })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Differential" },
    { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 2 })
end)
