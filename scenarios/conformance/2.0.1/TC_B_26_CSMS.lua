-- The operator resets one EVSE when its transaction is over.
scenario "TC_B_26_CSMS" {
  conformance = "TC_B_26_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_B_26_CSMS; 2.0.1 part 2, B12",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-B26" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D45A5C" }

test(function()
  local id, first = ann:starts(post)
  post:told("TransactionEvent")
  post:tells("TransactionEvent", { transactionInfo = { transactionId = id, chargingState = "Charging" } })
  csms:command(post, "Reset", { type = "OnIdle", evseId = 1 }, { status = one_of("Scheduled", "Rejected") })
  post:hears("Reset", { type = "OnIdle", evseId = 1 })
end)
