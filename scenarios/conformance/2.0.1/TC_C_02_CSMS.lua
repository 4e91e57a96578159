-- The CSMS refuses a card that is unknown.
scenario "TC_C_02_CSMS" {
  conformance = "TC_C_02_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_02_CSMS; 2.0.1 part 2, C01",
  needs  = { "token Unknown" },
  quiet = true,
}

local post = station "CP-C02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:calls("Authorize", { idToken = card "04FFEEDDCC628C" }, { idTokenInfo = { status = one_of("Invalid",
    "Unknown") } })
end)
