-- A cache that is switched off cannot be cleared.
scenario "TC_C_38_CS" {
  conformance = "TC_C_38_CS",
  source = "OCPP 2.0.1 part 6 TC_C_38_CS; C11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-C-38" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4C978" }

test(function()
  csms:sets(post, "AuthCacheCtrlr", "Enabled", "false")
  csms:command(post, "ClearCache", {}, { status = "Rejected" })
end)
