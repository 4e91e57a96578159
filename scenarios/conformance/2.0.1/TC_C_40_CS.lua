-- A card of the same group, which the list knows, ends a session without being asked about.
scenario "TC_C_40_CS" {
  conformance = "TC_C_40_CS",
  source = "OCPP 2.0.1 part 6 TC_C_40_CS; C09",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-40" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }
local bob  = driver "Bob" { token = "05B2C3D4E5" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

local function list(token, info)
  csms:command(post, "SendLocalList", { versionNumber = 1, updateType = "Full",
    localAuthorizationList = { { idToken = { idToken = token, type = "ISO14443" }, idTokenInfo = info } } }, { status = "Accepted" })
end

test(function()
  set("AuthCtrlr", "LocalPreAuthorize", "true")
  list("05B2C3D4E5", { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } })
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FLEET7", type = "Central" } } })
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "1 min"
  post:from_now()
  check(bob:tap(post, nil, 1) == "stopped", "a card of the group ends the session")
  post:sends("TransactionEvent", { triggerReason = "StopAuthorized", idToken = { idToken = "05B2C3D4E5" } })
  post:silent("Authorize", "30 s")
end)
