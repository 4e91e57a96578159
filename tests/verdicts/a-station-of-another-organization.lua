-- pass
-- In security profile 3 the O in the subject of a certificate is the CPO (A00.FR.409): a station of another one is not let in, and
-- CpoName is what its certificate says.
scenario "a station of another organization" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "1.6", "2.0.1" } }
local ours  = station "CP-1" { profile = "neutral-ac-22", security = 3 }
local other = station "CP-2" { profile = "neutral-ac-22", security = 3, organization = "Acme Charging" }
local basic = station "CP-3" { profile = "neutral-ac-22", security = 1, organization = "Acme Charging" }

local function name_of(post, name)
  if post:version() == "1.6" then
    csms:command(post, "GetConfiguration", { key = { "CpoName" } }, { configurationKey = { { value = name } } })
  else
    csms:command(post, "GetVariables", { getVariableData = { { component = { name = "SecurityCtrlr" }, variable = { name = "OrganizationName" } } } },
      { getVariableResult = { { attributeValue = name } } })
  end
end

test(function()
  ours:told("BootNotification", { status = "Accepted" })
  wait "1 min"
  check(ours:connected() and not other:connected(), "of two certificates that of the CPO is taken")
  name_of(ours, "Test CPO")
  name_of(basic, "Acme Charging")
end)
