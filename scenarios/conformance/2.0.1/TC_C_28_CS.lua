-- A card that may not charge by the list is not asked about, where the station is set so.
scenario "TC_C_28_CS" {
  conformance = "TC_C_28_CS",
  source = "OCPP 2.0.1 part 6 TC_C_28_CS; C14",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-28" { profile = "neutral-ac-22", ocpp = "2.0.1" }
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
  set("LocalAuthListCtrlr", "DisablePostAuthorize", "true")
  list("04A1B2C3D4", { status = "Invalid" })
  post:from_now()
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  post:silent("Authorize", "30 s")
end)
