-- A transaction that begins with a signed register.
scenario "TC_E_11_CSMS" {
  conformance = "TC_E_11_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_11_CSMS; 2.0.1 part 2, E01",
  quiet = true,
}

local post = station "CP-E11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D43C02" {}

-- signed with a key made for this case: a CSMS that looks finds it right
local reading = "T0NNRnx7IkZWIjoiMS4wIiwiR0kiOiJOZXV0cmFsIiwiR1MiOiJOLTEiLCJHViI6IjEiLCJQRyI6IlQxIiwiTVYiOiJOZXV0cmFsIiwiTVMi"
  .. "OiJNLTEiLCJJUyI6ZmFsc2UsIklUIjoiTk9ORSIsIlJEIjpbeyJUTSI6IjIwMjYtMDMtMDZUMTA6MDA6MDUsMDAwKzAwMDAgUyIsIlRYIjoi"
  .. "QiIsIlJWIjoxLjAwMCwiUkkiOiIxLWI6MS44LjAiLCJSVSI6ImtXaCIsIlNUIjoiRyJ9XX18eyJTQSI6IkVDRFNBLXNlY3AyNTZyMS1TSEEy"
  .. "NTYiLCJTRSI6ImJhc2U2NCIsIlNEIjoiTUVVQ0lRRENJUmkwNzNLY3J3ajNCUW9ncXdyS0Z3ZysvTFAyVkNhRlZVazJadG5xQlFJZ2FvWHRQ"
  .. "N2s3YVBVelcwR2IzSjAwanJXTlI3NzROeEVpNUU1VVFENHJmK0E9In0="
local key = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBh8mfrh3vtyn3C4c6iQ1u5LNDry6PMnu1BjdJ1tKXfeSJbb2ImAx4xo937LRkaz28fA+skoh"
  .. "G4L4uFx0Gu2Mxg=="

test(function()
  post:calls("Authorize", { idToken = card "04A1B2C3D43C02" }, { idTokenInfo = { status = "Accepted" } })
  post:calls("TransactionEvent", { eventType = "Started", timestamp = "2026-03-06T10:00:05Z", triggerReason = "SignedDataReceived",
    seqNo = 0,
    transactionInfo = { transactionId = "tx-1", chargingState = "EVConnected" }, evse = { id = 1, connectorId = 1 },
    idToken = card "04A1B2C3D43C02", meterValue = { { timestamp = "2026-03-06T10:00:05Z",
    sampledValue = { { value = 1000,
      context = "Transaction.Begin", signedMeterValue = { signedMeterData = reading, signingMethod = "ECDSA-secp256r1-SHA256",
      encodingMethod = "OCMF", publicKey = key } } } } } }, { idTokenInfo = { status = "Accepted" } })
end)
