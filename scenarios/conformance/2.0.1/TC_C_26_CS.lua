-- A card that nobody knows begins a session while the station is offline, where that is allowed.
scenario "TC_C_26_CS" {
  conformance = "TC_C_26_CS",
  source = "OCPP 2.0.1 part 6 TC_C_26_CS; C15",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-26" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

test(function()
  set("AuthCtrlr", "OfflineTxForUnknownIdEnabled", "true")
  post:link("cut")
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the card is accepted")
  wait "1 min"
  check(ann:charging(), "energy flows")
end)
