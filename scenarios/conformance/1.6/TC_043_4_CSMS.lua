-- The operator sends a whole local list; the station has it.
scenario "TC_043_4_CSMS" {
  conformance = "TC_043_4_CSMS",
  source = "OCTT 1.6 TC_043_4_CSMS; OCPP 1.6 5.15",
  needs  = { "csms.command" },
}

local post = station "CP-1043-4" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SendLocalList", {
    listVersion = 3, updateType = "Full",
    localAuthorizationList = { { idTag = "04A1B2C3D4CB61", idTagInfo = { status = "Accepted" } } },
  }, { status = "Accepted" })
  post:hears("SendLocalList", { listVersion = 3, updateType = "Full", localAuthorizationList = { { idTag = "04A1B2C3D4CB61" } } })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 3 })
end)
