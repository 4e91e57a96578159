-- A card that has expired in the list is refused while the station is offline.
scenario "TC_C_24_CS" {
  conformance = "TC_C_24_CS",
  source = "OCPP 2.0.1 part 6 TC_C_24_CS; C13",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-24" { profile = "neutral-ac-22", ocpp = "2.0.1" }
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
  list("04A1B2C3D4", { status = "Accepted", cacheExpiryDateTime = "2026-03-06T09:00:00Z" })
  post:link("cut")
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  check(not ann:charging(), "no session begins")
end)
