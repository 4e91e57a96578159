-- The cache accepts a card, the CSMS does not: the session ends.
scenario "TC_C_16_CS" {
  conformance = "TC_C_16_CS",
  source = "OCPP 2.0.1 part 6 TC_C_16_CS; C12",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-16" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

test(function()
  set("AuthCtrlr", "LocalPreAuthorize", "true")
  set("TxCtrlr", "StopTxOnInvalidId", "true")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { triggerReason = "Deauthorized", transactionInfo = { stoppedReason = "DeAuthorized" } }, "5 min")
end)
