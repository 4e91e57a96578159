-- Signed values at the full quarter.
scenario "TC_J_04_CSMS" {
  conformance = "TC_J_04_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_J_04_CSMS; 2.0.1 part 2, J01",
  quiet = true,
}

local post = station "CP-J04" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D42C27" {}

-- signed with a key made for this case: a CSMS that looks finds it right
local reading = "T0NNRnx7IkZWIjoiMS4wIiwiR0kiOiJOZXV0cmFsIiwiR1MiOiJOLTEiLCJHViI6IjEiLCJQRyI6IlQxIiwiTVYiOiJOZXV0cmFsIiwiTVMi"
  .. "OiJNLTEiLCJJUyI6ZmFsc2UsIklUIjoiTk9ORSIsIlJEIjpbeyJUTSI6IjIwMjYtMDMtMDZUMTA6MDA6MDAsMDAwKzAwMDAgUyIsIlRYIjoi"
  .. "QyIsIlJWIjowLjEwMCwiUkkiOiIxLWI6MS44LjAiLCJSVSI6ImtXaCIsIlNUIjoiRyJ9XX18eyJTQSI6IkVDRFNBLXNlY3AyNTZyMS1TSEEy"
  .. "NTYiLCJTRSI6ImJhc2U2NCIsIlNEIjoiTUVVQ0lENWdGNzVUbTQrdjNhbGVOeXdFTjd1ZjRXYmlWWjFjSGhmZkQ5WW52b1JUQWlFQWtzS3dx"
  .. "TDRqTnpYYTlzTGdlNSt3VVNJbTZnZlFHVmJvZTZMc0w4YlA2QnM9In0="
local key = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEBh8mfrh3vtyn3C4c6iQ1u5LNDry6PMnu1BjdJ1tKXfeSJbb2ImAx4xo937LRkaz28fA+skoh"
  .. "G4L4uFx0Gu2Mxg=="

test(function()
  post:calls("MeterValues", { evseId = 1, meterValue = { { timestamp = "2026-03-06T10:00:00Z", sampledValue = { { value = 100,
    context = "Sample.Clock", measurand = "Energy.Active.Import.Register", signedMeterValue = { signedMeterData = reading,
    signingMethod = "ECDSA-secp256r1-SHA256", encodingMethod = "OCMF", publicKey = key } } } } } }, {})
end)
