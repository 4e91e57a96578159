-- A card of the list begins a session while the station is offline; it is told later.
scenario "TC_C_21_CS" {
  conformance = "TC_C_21_CS",
  source = "OCPP 2.0.1 part 6 TC_C_21_CS; C13",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-21" { profile = "neutral-ac-22", ocpp = "2.0.1" }
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
  set("AuthCtrlr", "LocalAuthorizeOffline", "true")
  list("04A1B2C3D4", { status = "Accepted" })
  post:link("cut")
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  wait "5 min"
  post:link_mends()
  post:connects()
  post:sends("TransactionEvent", { offline = true, idToken = { idToken = "04A1B2C3D4" } }, "5 min")
end)
