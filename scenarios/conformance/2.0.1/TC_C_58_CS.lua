-- A card that is Invalid in the list is refused without being asked about, where the station is set so; else it is asked about.
scenario "TC_C_58_CS" {
  conformance = "TC_C_58_CS",
  source = "OCPP 2.0.1 part 6 TC_C_58_CS; C14.FR.03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-C-58" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

local function set(component, variable, value)
  csms:command(post, "SetVariables", { setVariableData = { { component = { name = component },
    variable = { name = variable }, attributeValue = value } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
end

local function list(...)
  local entries = {}
  for i, entry in ipairs { ... } do
    entries[i] = { idToken = { idToken = entry[1], type = "ISO14443" },
      idTokenInfo = { status = entry[2], groupIdToken = entry[3] and { idToken = entry[3], type = "Central" } } }
  end
  csms:command(post, "SendLocalList", { versionNumber = 1, updateType = "Full", localAuthorizationList = entries },
    { status = "Accepted" })
end

test(function()
  set("AuthCtrlr", "LocalPreAuthorize", "true")
  set("LocalAuthListCtrlr", "DisablePostAuthorize", "true")
  list { "04A1B2C3D4", "Invalid" }
  post:from_now()
  check(ann:tap(post) ~= "Accepted", "the card is refused")
  wait "30 s"
  post:has_not_sent "Authorize"
  set("LocalAuthListCtrlr", "DisablePostAuthorize", "false")
  ann:tap(post)
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D4" } })
end)
