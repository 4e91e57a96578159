-- Signed values at the full quarter.
scenario "TC_J_04_CSMS" {
  conformance = "TC_J_04_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_04_CSMS; 2.0.1 part 2, J01",
  quiet = true,
}

local post = station "CP-J04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D42C27" {}

test(function()
  post:calls("MeterValues", { evseId = 1, meterValue = { { timestamp = "2026-03-06T10:00:00Z", sampledValue = { { value = 100,
    context = "Sample.Clock", measurand = "Energy.Active.Import.Register", signedMeterValue = { signedMeterData = "c2lnbmVk",
    signingMethod = "ECDSA-secp256r1-SHA256", encodingMethod = "OCMF", publicKey = "a2V5" } } } } } }, {})
end)
