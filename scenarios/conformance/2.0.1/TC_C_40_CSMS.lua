-- The operator sends a local list with the group of a card.
scenario "TC_C_40_CSMS" {
  conformance = "TC_C_40_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_40_CSMS; 2.0.1 part 2, C09, D01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-C40" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SendLocalList", { versionNumber = 1, updateType = "Full",
    localAuthorizationList = { { idToken = { idToken = "04A1B2C3D4", type = "ISO14443" }, idTokenInfo = { status = "Accepted",
    groupIdToken = { idToken = "FAMILY", type = "Central" } } }, { idToken = { idToken = "04A1B2C3D5", type = "ISO14443" },
    idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = "Central" } } } } }, { status = "Accepted" })
  post:hears("SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = { { idToken = { idToken = "04A1B2C3D4",
    type = "ISO14443" }, idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = "Central" } } },
    { idToken = { idToken = "04A1B2C3D5", type = "ISO14443" }, idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY",
    type = "Central" } } } } })
end)
