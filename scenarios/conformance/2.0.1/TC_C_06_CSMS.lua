-- The CSMS refuses a card that is blocked.
scenario "TC_C_06_CSMS" {
  conformance = "TC_C_06_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_06_CSMS; 2.0.1 part 2, C01",
  quiet = true,
}

local post = station "CP-C06" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04FFEEDDCCE6E3" { status = "Blocked" }

test(function()
  post:calls("Authorize", { idToken = card "04FFEEDDCCE6E3" }, { idTokenInfo = { status = "Blocked" } })
end)
