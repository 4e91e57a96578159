-- A master pass ends the session of somebody else.
scenario "TC_C_49_CS" {
  conformance = "TC_C_49_CS",
  source = "OCPP 2.0.1 part 6 TC_C_49_CS; C16",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-49" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }
local bob  = driver "Bob" { token = "05B2C3D4E5" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

test(function()
  set("AuthCtrlr", "MasterPassGroupId", "MASTER1")
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "MASTER1", type = "Central" } } })
  wait "1 min"
  check(bob:tap(post, nil, 1) == "stopped", "the master pass ends the session")
  post:sends("TransactionEvent", { transactionInfo = { stoppedReason = "MasterPass" } })
end)
