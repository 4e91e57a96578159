-- A differential update that is older than the list: VersionMismatch, and the list stays.
scenario "TC_043_2_CS" {
  conformance = "TC_043_2_CS",
  source = "OCTT 1.6 TC_043_2_CS; OCPP 1.6 5.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-043-2" { profile = "neutral-ac-22" }

test(function()
  local list = { { idTag = "04A1B2C3D49391", idTagInfo = { status = "Accepted" } } }
  csms:command(post, "SendLocalList", { listVersion = 5, updateType = "Full", localAuthorizationList = list },
    { status = "Accepted" })
  csms:command(post, "SendLocalList", { listVersion = 4, updateType = "Differential", localAuthorizationList = list },
    { status = "VersionMismatch" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 5 })
end)
