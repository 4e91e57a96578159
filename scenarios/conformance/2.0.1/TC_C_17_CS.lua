-- The cache accepts a card, the CSMS does not: the session goes on without energy.
scenario "TC_C_17_CS" {
  conformance = "TC_C_17_CS",
  source = "OCPP 2.0.1 part 6 TC_C_17_CS; C12",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-17" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

test(function()
  set("AuthCtrlr", "LocalPreAuthorize", "true")
  set("TxCtrlr", "StopTxOnInvalidId", "false")
  set("TxCtrlr", "MaxEnergyOnInvalidId", "0")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "SuspendedEVSE" } }, "5 min")
  check(not ann:charging(), "no energy flows")
end)
