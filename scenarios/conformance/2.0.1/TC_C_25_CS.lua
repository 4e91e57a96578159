-- The list refuses a card that the cache knows as good: the list counts.
scenario "TC_C_25_CS" {
  conformance = "TC_C_25_CS",
  source = "OCPP 2.0.1 part 6 TC_C_25_CS; C13",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-25" { profile = "neutral-ac-22", ocpp = "2.0.1" }
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
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  list("04A1B2C3D4", { status = "Blocked" })
  post:link("cut")
  wait "1 min"
  check(ann:tap(post) ~= "Accepted", "the card is refused")
end)
