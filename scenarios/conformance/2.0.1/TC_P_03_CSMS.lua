-- A station sends customData in its messages: the CSMS takes them.
scenario "TC_P_03_CSMS" {
  conformance = "TC_P_03_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_P_03_CSMS; 2.0.1 part 2, P01",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-P03" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:calls("Heartbeat", { customData = { vendorId = "com.example.nobody", value = 5 } }, { currentTime = any })
end)
