-- Two cards of one group, of which a station knows one: it asks about the other, and the CSMS names the group each time.
scenario "TC_C_43_CSMS" {
  conformance = "TC_C_43_CSMS",
  source = "OCPP 2.0.1 part 6 TC_C_43_CSMS; C09.FR.09, FR.12",
  quiet = true,
  catches = { "forgets-groups" },
}

local post = station "CP-S2-C-43" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D49327" { parent = "FAMILY" }
token "04A1B2C3D59327" { parent = "FAMILY" }

local function event(seq, ...) return transaction_event(1, seq, ("2026-03-06T10:0%d:05Z"):format(seq), ...) end

test(function()
  local of_the_group = { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = any } } }
  post:calls("TransactionEvent", event(0, "Started", "Authorized", "04A1B2C3D49327"), of_the_group)
  post:calls("TransactionEvent", event(1, "Updated", "ChargingStateChanged", nil, { chargingState = "Charging" }), {})
  post:calls("Authorize", { idToken = card "04A1B2C3D59327" }, of_the_group)
  post:calls("TransactionEvent", event(2, "Updated", "StopAuthorized", "04A1B2C3D59327", { chargingState = "EVConnected" }), of_the_group)
  post:calls("TransactionEvent", event(3, "Ended", "EVCommunicationLost", nil, { stoppedReason = "EVDisconnected" }), {})
end)
