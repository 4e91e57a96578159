-- Signed values in a transaction.
scenario "TC_J_11_CSMS" {
  conformance = "TC_J_11_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_11_CSMS; 2.0.1 part 2, J02",
  quiet = true,
}

local post = station "CP-J11" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4D20D" {}

-- signed with a key made for this case: a CSMS that looks finds it right
local reading = "T0NNRnx7IkZWIjoiMS4wIiwiR0kiOiJOZXV0cmFsIiwiR1MiOiJOLTEiLCJHViI6IjEiLCJQRyI6IlQxIiwiTVYiOiJOZXV0cmFsIiwiTVMi"
  .. "OiJNLTEiLCJJUyI6ZmFsc2UsIklUIjoiTk9ORSIsIlJEIjpbeyJUTSI6IjIwMjYtMDMtMDZUMTA6MDE6MDUsMDAwKzAwMDAgUyIsIlRYIjoi"
  .. "RSIsIlJWIjoyLjAwMCwiUkkiOiIxLWI6MS44LjAiLCJSVSI6ImtXaCIsIlNUIjoiRyJ9XX18eyJTQSI6IkVDRFNBLXNlY3AyNTZyMS1TSEEy"
  .. "NTYiLCJTRSI6ImJhc2U2NCIsIlNEIjoiTUVVQ0lFUGMvZUFKdW1CT0VrcmtnWjRzK2UrWDZXWlUzdktTNWJ3bmZDUkc5enZZQWlFQXhIOGd1"
  .. "MlRtcW1sa2xEc3dVckNTUDBOY2VyRjVoemRCRm9qQTZwaU9Za1U9In0="
local key = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBh8mfrh3vtyn3C4c6iQ1u5LNDry6PMnu1BjdJ1tKXfeSJbb2ImAx4xo937LRkaz28fA+skoh"
  .. "G4L4uFx0Gu2Mxg=="

test(function()
  post:calls_start("04A1B2C3D4D20D", "2026-03-06T10:00:05Z")
  post:calls("TransactionEvent", { eventType = "Ended", timestamp = "2026-03-06T10:01:05Z", triggerReason = "StopAuthorized", seqNo = 1,
    transactionInfo = { transactionId = "tx-1", stoppedReason = "Local" }, idToken = card "04A1B2C3D4D20D",
    meterValue = { { timestamp = "2026-03-06T10:01:05Z", sampledValue = { { value = 2000, context = "Transaction.End",
    measurand = "Energy.Active.Import.Register", signedMeterValue = { signedMeterData = reading,
    signingMethod = "ECDSA-secp256r1-SHA256", encodingMethod = "OCMF", publicKey = key } } } } } },
    { idTokenInfo = { status = "Accepted" } })
end)
