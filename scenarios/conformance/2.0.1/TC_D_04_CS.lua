-- A full list of nobody empties the list; the version is the one that came with it.
scenario "TC_D_04_CS" {
  conformance = "TC_D_04_CS",
  source = "OCPP 2.0.1 part 6 TC_D_04_CS; D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-D-04" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:lists(post, { "04A1B2C3D482CF", "Accepted" })
  csms:command(post, "SendLocalList", { versionNumber = 2, updateType = "Full" },
    { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { versionNumber = 2 })
end)
