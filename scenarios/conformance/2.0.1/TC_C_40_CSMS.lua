-- Two cards of one group in the local list of a station, which asks about neither: the CSMS names the group in the answers to their TransactionEvents.
scenario "TC_C_40_CSMS" {
  conformance = "TC_C_40_CSMS",
  source = "OCPP 2.0.1 part 6 TC_C_40_CSMS; C09.FR.12, D01",
  needs  = { "csms.command" },
  quiet = true,
  catches = { "forgets-groups" },
}

local post = station "CP-S2-C-40" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4FDF6" { parent = "FAMILY" }
token "04A1B2C3D5FDF6" { parent = "FAMILY" }

local function event(seq, ...) return transaction_event(1, seq, ("2026-03-06T10:0%d:05Z"):format(seq), ...) end

test(function()
  local of_the_group = { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY", type = any } } }
  csms:lists(post, { "04A1B2C3D4FDF6", "Accepted", "FAMILY" }, { "04A1B2C3D5FDF6", "Accepted", "FAMILY" })
  post:calls("TransactionEvent", event(0, "Started", "Authorized", "04A1B2C3D4FDF6"), of_the_group)
  post:calls("TransactionEvent", event(1, "Updated", "ChargingStateChanged", nil, { chargingState = "Charging" }), {})
  post:calls("TransactionEvent", event(2, "Updated", "StopAuthorized", "04A1B2C3D5FDF6", { chargingState = "EVConnected" }), of_the_group)
  post:calls("TransactionEvent", event(3, "Ended", "EVCommunicationLost", nil, { stoppedReason = "EVDisconnected" }), {})
end)
