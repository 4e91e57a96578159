-- What the CSMS answers about a card takes the place of what the cache knew.
scenario "TC_C_33_CS" {
  conformance = "TC_C_33_CS",
  source = "OCPP 2.0.1 part 6 TC_C_33_CS; C10",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-33" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

test(function()
  set("AuthCtrlr", "LocalAuthorizeOffline", "true")
  ann:tap(post) -- the cache learns the card; nobody plugs in
  wait "3 min"
  post:from_now()
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Blocked" } })
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  post:link("cut")
  wait "1 min"
  check(ann:tap(post) == "Blocked", "the cache knows that the card is blocked")
end)
