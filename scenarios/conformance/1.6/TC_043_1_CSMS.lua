-- The operator sends a local list to a station that has none, and is told that it is not supported.
scenario "TC_043_1_CSMS" {
  conformance = "TC_043_1_CSMS",
  source = "OCTT 1.6 TC_043_1_CSMS; OCPP 1.6 5.15",
  needs  = { "csms.command" },
}

local post = station "CP-1043-1" { profile = "neutral-ac-22", overrides = { local_list = false } }

test(function()
  csms:command(post, "SendLocalList", {
    listVersion = 1, updateType = "Full",
    localAuthorizationList = { { idTag = "04A1B2C3D4F575", idTagInfo = { status = "Accepted" } } },
  }, { status = "NotSupported" })
  post:hears("SendLocalList", { listVersion = 1 })
end)
