-- A card of the group of masters ends all transactions, chosen on the display of the station.
scenario "TC_C_47_CSMS" {
  conformance = "TC_C_47_CSMS",
  source = "OCPP 2.0.1 part 6 TC_C_47_CSMS; C16",
  quiet = true,
  catches = { "forgets-groups" },
}

local post = station "CP-2-C-47" { profile = "neutral-dc-dual", ocpp = "2.0.1" }
token "04FACE00D40D58" { parent = "MASTERS" }
token "04A1B2C3D40D58" {}
token "04A1B2C3D50D58" {}

local function event(evse, seq, ...) return transaction_event(evse, seq, ("2026-03-06T10:0%d:05Z"):format(seq), ...) end

test(function()
  local accepted = { idTokenInfo = { status = "Accepted" } }
  local master = { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTERS", type = any } } }
  post:calls("TransactionEvent", event(1, 0, "Started", "Authorized", "04A1B2C3D40D58", { chargingState = "Charging" }), accepted)
  post:calls("TransactionEvent", event(2, 0, "Started", "Authorized", "04A1B2C3D50D58", { chargingState = "Charging" }), accepted)
  post:calls("Authorize", { idToken = card "04FACE00D40D58" }, master)

  post:calls("TransactionEvent", event(1, 1, "Ended", "StopAuthorized", "04FACE00D40D58", { stoppedReason = "MasterPass" }), master)
  post:calls("TransactionEvent", event(2, 1, "Ended", "StopAuthorized", "04FACE00D40D58", { stoppedReason = "MasterPass" }), master)
end)
