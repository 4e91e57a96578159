-- The operator sends a local list in which a card of the group is not valid.
scenario "TC_C_43_CSMS" {
  conformance = "TC_C_43_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_43_CSMS; 2.0.1 part 2, C09, D01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-C43" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 1, updateType = "Full",
    localAuthorizationList = { { idToken = { idToken = "04A1B2C3D4", type = "ISO14443" }, idTokenInfo = { status = "Accepted",
    groupIdToken = { idToken = "FAMILY", type = "Central" } } }, { idToken = { idToken = "04A1B2C3D5", type = "ISO14443" },
    idTokenInfo = { status = "Invalid", groupIdToken = { idToken = "FAMILY", type = "Central" } } } } }, { status = "Accepted" })
  post:hears("SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = { { idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" }, idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = "Central" } } },
    { idToken = { idToken = "04A1B2C3D5", type = "ISO14443" }, idTokenInfo = { status = "Invalid", groupIdToken = { idToken = "FAMILY",
    type = "Central" } } } } })
end)
