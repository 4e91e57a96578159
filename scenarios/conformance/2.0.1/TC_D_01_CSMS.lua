-- The operator sends a full local list.
scenario "TC_D_01_CSMS" {
  conformance = "TC_D_01_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_D_01_CSMS; 2.0.1 part 2, D01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-D01" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:lists(post, { "04A1B2C3D4B871", "Accepted" })
  post:hears("SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = { listed("04A1B2C3D4B871", "Accepted") } })
end)
