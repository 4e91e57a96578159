-- The operator sends a change of the local list; the station has the new version.
scenario "TC_043_5_CSMS" {
  conformance = "TC_043_5_CSMS",
  source = "OCTT 1.6 TC_043_5_CSMS; OCPP 1.6 5.15",
  needs  = { "csms.command" },
}

local post = station "CP-1043-5" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "SendLocalList", {
    listVersion = 1, updateType = "Full",
    localAuthorizationList = { { idTag = "04A1B2C3D4EC35", idTagInfo = { status = "Accepted" } } },
  }, { status = "Accepted" })
  csms:command(post, "SendLocalList", {
    listVersion = 2, updateType = "Differential",
    localAuthorizationList = { { idTag = "04FFEEDDCCEC35", idTagInfo = { status = "Blocked" } } },
  }, { status = "Accepted" })
  post:hears("SendLocalList", { listVersion = 2, updateType = "Differential" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 2 })
end)
