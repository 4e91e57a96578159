-- A full list and a newer differential update: both count, and the version follows.
scenario "TC_043_CS" {
  conformance = "TC_043_CS",
  source = "OCTT 1.6 TC_043_CS; OCPP 1.6 5.10, 5.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-043" { profile = "neutral-ac-22" }

test(function()
  local function accepted(id) return { idTag = id, idTagInfo = { status = "Accepted" } } end
  csms:command(post, "SendLocalList", { listVersion = 1, updateType = "Full",
    localAuthorizationList = { accepted "04A1B2C3D44D47", accepted "05B2C3D4E54D47" } }, { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 1 })
  csms:command(post, "SendLocalList", { listVersion = 2, updateType = "Differential",
    localAuthorizationList = { accepted "06C3D4E5F64D47", { idTag = "05B2C3D4E54D47" } } }, { status = "Accepted" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 2 })
end)
