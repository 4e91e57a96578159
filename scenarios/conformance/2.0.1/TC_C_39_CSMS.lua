-- Two cards of one group: the CSMS names the group, and the second card may end what the first began.
scenario "TC_C_39_CSMS" {
  conformance = "TC_C_39_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_39_CSMS; 2.0.1 part 2, C09",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
  catches = { "forgets-groups" },
}

local post = station "CP-C39" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4" { parent = "FAMILY" }
token "04A1B2C3D5" { parent = "FAMILY" }

test(function()
  post:calls("Authorize", { idToken = { idToken = "04A1B2C3D4", type = "ISO14443" } },
    { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = any } } })
  post:calls("Authorize", { idToken = { idToken = "04A1B2C3D5", type = "ISO14443" } },
    { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = any } } })
end)
