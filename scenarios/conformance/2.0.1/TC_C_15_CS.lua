-- A card of the cache, let in offline, is not valid: as StopTxOnInvalidId is false, the energy granted by MaxEnergyOnInvalidId still flows, and no more.
scenario "TC_C_15_CS" {
  conformance = "TC_C_15_CS",
  source = "OCPP 2.0.1 part 6 TC_C_15_CS; C12, C13, E05.FR.08",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-2-C-15" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4A0F6" }

test(function()
  local function register(event)
    for _, sampled in ipairs(event.meterValue[#event.meterValue].sampledValue) do
      if (sampled.measurand or "Energy.Active.Import.Register") == "Energy.Active.Import.Register" then return sampled.value end
    end
  end

  csms:sets(post, "AuthCtrlr", "LocalAuthorizeOffline", "true")
  csms:sets(post, "AuthCtrlr", "LocalPreAuthorize", "true")
  csms:sets(post, "TxCtrlr", "StopTxOnInvalidId", "false")
  csms:sets(post, "TxCtrlr", "MaxEnergyOnInvalidId", "10000")
  ann:tap(post) -- the cache learns the card
  wait "3 min"
  ann:charges_offline(post)
  csms:answers(post, "TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:from_now()
  post:comes_back()
  local first = post:sends("TransactionEvent", { triggerReason = "Authorized", offline = true, idToken = { idToken = "04A1B2C3D4A0F6" } }, "3 min")
  post:told("TransactionEvent", { idTokenInfo = { status = "Invalid" } })
  post:sends("TransactionEvent", { triggerReason = "ChargingStateChanged", offline = true }) -- it waited, too

  post:silent("TransactionEvent", "20 s")
  check(ann:charging(), "what is granted flows on")
  post:sends("TransactionEvent", { eventType = "Updated", transactionInfo = { chargingState = "SuspendedEVSE" } }, "2 h")
  check(not ann:charging(), "no more energy flows")
  ann:tap(post)
  local last = post:sends("TransactionEvent", { eventType = "Ended" })
  local wh = register(last) - register(first)
  check(wh >= 9500 and wh <= 10500, ("what flowed is what was granted: %d Wh"):format(wh))
end)
