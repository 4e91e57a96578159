-- The operator sends more than the local list holds, and is told that it failed.
scenario "TC_043_3_CSMS" {
  conformance = "TC_043_3_CSMS",
  source = "OCTT 1.6 TC_043_3_CSMS; OCPP 1.6 5.15",
  needs  = { "csms.command" },
}

local post = station "CP-1043-3" { profile = "neutral-ac-22", overrides = { local_list_limit = 1 } }

test(function()
  csms:command(post, "SendLocalList", {
    listVersion = 1, updateType = "Full",
    localAuthorizationList = {
      { idTag = "04A1B2C3D4C548", idTagInfo = { status = "Accepted" } },
      { idTag = "04FFEEDDCCC548", idTagInfo = { status = "Accepted" } },
    },
  }, { status = "Failed" })
  post:hears("SendLocalList", { updateType = "Full" })
  csms:command(post, "GetLocalListVersion", {}, { listVersion = 0 })
end)
