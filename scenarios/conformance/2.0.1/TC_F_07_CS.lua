-- UnlockConnector where no cable is.
scenario "TC_F_07_CS" {
  conformance = "TC_F_07_CS",
  source = "OCPP 2.0.1 part 6 TC_F_07_CS; F05.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-07" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4ECC7" }

test(function()
  csms:command(post, "UnlockConnector", { evseId = 1, connectorId = 1 }, { status = "Unlocked" })
end)
