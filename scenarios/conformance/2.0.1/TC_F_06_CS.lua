-- UnlockConnector without a transaction.
scenario "TC_F_06_CS" {
  conformance = "TC_F_06_CS",
  source = "OCPP 2.0.1 part 6 TC_F_06_CS; F05.FR.04",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-06" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D43C6D" }

test(function()
  ann:plugs_in(post)
  csms:command(post, "UnlockConnector", { evseId = 1, connectorId = 1 }, { status = "Unlocked" })
  check(ann:pull_plug() == "free", "the cable is free")
end)
