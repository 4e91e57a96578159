-- A card of the group of masters ends one transaction, chosen on the display of the station; the other goes on.
scenario "TC_C_48_CSMS" {
  conformance = "TC_C_48_CSMS",
  source = "OCPP 2.0.1 part 6 TC_C_48_CSMS; C16",
  quiet = true,
  catches = { "forgets-groups" },
}

local post = station "CP-2-C-48" { profile = "neutral-dc-dual", ocpp = "2.0.1" }
token "04FACE00D4BC4C" { parent = "MASTERS" }
token "04A1B2C3D4BC4C" {}
token "04A1B2C3D5BC4C" {}

local function event(evse, seq, ...) return transaction_event(evse, seq, ("2026-03-06T10:0%d:05Z"):format(seq), ...) end

test(function()
  local accepted = { idTokenInfo = { status = "Accepted" } }
  local master = { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTERS", type = any } } }
  post:calls("TransactionEvent", event(1, 0, "Started", "Authorized", "04A1B2C3D4BC4C", { chargingState = "Charging" }), accepted)
  post:calls("TransactionEvent", event(2, 0, "Started", "Authorized", "04A1B2C3D5BC4C", { chargingState = "Charging" }), accepted)
  post:calls("Authorize", { idToken = card "04FACE00D4BC4C" }, master)

  post:calls("TransactionEvent", event(1, 1, "Ended", "StopAuthorized", "04FACE00D4BC4C", { stoppedReason = "MasterPass" }), master)
  post:calls("TransactionEvent", event(2, 1, "Updated", "MeterValuePeriodic", "04A1B2C3D5BC4C", { chargingState = "Charging" }), accepted)
end)
