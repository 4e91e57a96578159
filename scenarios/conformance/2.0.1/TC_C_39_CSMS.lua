-- Two cards of one group: the CSMS names the group in each answer, to Authorize and to TransactionEvent.
scenario "TC_C_39_CSMS" {
  conformance = "TC_C_39_CSMS",
  source = "OCPP 2.0.1 part 6 TC_C_39_CSMS; C09.FR.09, FR.12",
  quiet = true,
  catches = { "forgets-groups" },
}

local post = station "CP-S2-C-39" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D46CA6" { parent = "FAMILY" }
token "04A1B2C3D56CA6" { parent = "FAMILY" }

local function event(seq, ...) return transaction_event(1, seq, ("2026-03-06T10:0%d:05Z"):format(seq), ...) end

test(function()
  local of_the_group = { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = any } } }
  post:calls("Authorize", { idToken = card "04A1B2C3D46CA6" }, of_the_group)
  post:calls("TransactionEvent", event(0, "Started", "Authorized", "04A1B2C3D46CA6"), of_the_group)
  post:calls("TransactionEvent", event(1, "Updated", "ChargingStateChanged", nil, { chargingState = "Charging" }), {})
  post:calls("Authorize", { idToken = card "04A1B2C3D56CA6" }, of_the_group)
  post:calls("TransactionEvent", event(2, "Updated", "StopAuthorized", "04A1B2C3D56CA6", { chargingState = "EVConnected" }), of_the_group)
  post:calls("TransactionEvent", event(3, "Ended", "EVCommunicationLost", nil, { stoppedReason = "EVDisconnected" }), {})
end)
