-- A list that makes no sense (a token stands in it twice): Failed, and the list stays.
scenario "TC_043_3_CS" {
  conformance = "TC_043_3_CS",
  source = "OCTT 1.6 TC_043_3_CS; OCPP 1.6 5.15",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-043-3" { profile = "neutral-ac-22" }

test(function()
  local one = { idTag = "04A1B2C3D4E52F", idTagInfo = { status = "Accepted" } }
  csms:command(post, "SendLocalList", { listVersion = 1, updateType = "Full", localAuthorizationList = { one } },
    { status = "Accepted" })
  csms:command(post, "SendLocalList", { listVersion = 2, updateType = "Full", localAuthorizationList = { one, one } },
    { status = "Failed" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 1 })
end)
