-- The CSMS refuses a card that is expired.
scenario "TC_C_07_CSMS" {
  conformance = "TC_C_07_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_07_CSMS; 2.0.1 part 2, C01",
  quiet = true,
}

local post = station "CP-C07" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04FFEEDDCC88AC" { status = "Expired" }

test(function()
  post:calls("Authorize", { idToken = card "04FFEEDDCC88AC" }, { idTokenInfo = { status = "Expired" } })
end)
