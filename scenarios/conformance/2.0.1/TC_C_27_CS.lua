-- A card of the list begins a session without being asked about.
scenario "TC_C_27_CS" {
  conformance = "TC_C_27_CS",
  source = "OCPP 2.0.1 part 6 TC_C_27_CS; C14",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-27" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

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
  list("04A1B2C3D4", { status = "Accepted" })
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  post:silent("Authorize", "30 s")
end)
