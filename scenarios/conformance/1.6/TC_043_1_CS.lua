-- A list for a station that has none: NotSupported.
scenario "TC_043_1_CS" {
  conformance = "TC_043_1_CS",
  source = "OCTT 1.6 TC_043_1_CS; OCPP 1.6 5.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-043-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "LocalAuthListEnabled", value = "false" }, { status = "Accepted" })
  csms:command(post, "SendLocalList", { listVersion = 1, updateType = "Full",
    localAuthorizationList = { { idTag = "04A1B2C3D4F576", idTagInfo = { status = "Accepted" } } } }, { status = "NotSupported" })
end)
