-- The CSMS says Invalid of a token that the cache accepted, StopTxOnInvalidId is true, and some energy is granted.
scenario "TC_C_18_CS" {
  conformance = "TC_C_18_CS",
  source = "OCPP 2.0.1 part 6 TC_C_18_CS; C12, E05",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CS-C18" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = {
    { component = { name = component }, variable = { name = variable }, attributeValue = value } } },
    { setVariableResult = { { attributeStatus = "Accepted" } } })
end

test(function()
  set("AuthCacheCtrlr", "Enabled", "true")
  set("AuthCtrlr", "LocalPreAuthorize", "true")
  set("TxCtrlr", "StopTxOnInvalidId", "true")
  set("TxCtrlr", "MaxEnergyOnInvalidId", "500")
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { idToken = { idToken = "04A1B2C3D4" } })
  wait "2 min"
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:told("TransactionEvent")
  ann:drives_off()
  wait "1 min"
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", transactionInfo = { stoppedReason = "DeAuthorized" } }, "10 min")
  check(not ann:charging(), "no energy flows")
end)
