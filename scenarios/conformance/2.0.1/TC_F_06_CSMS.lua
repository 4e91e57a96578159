-- The operator unlocks a connector where nobody charges.
scenario "TC_F_06_CSMS" {
  conformance = "TC_F_06_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_06_CSMS; 2.0.1 part 2, F05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F06" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "UnlockConnector", { evseId = 1, connectorId = 1 },
    { status = one_of("Unlocked", "UnlockFailed") })
  post:hears("UnlockConnector", { evseId = 1, connectorId = 1 })
end)
