-- UnlockConnector of a connector that is not there.
scenario "TC_F_10_CS" {
  conformance = "TC_F_10_CS",
  source = "OCPP 2.0.1 part 6 TC_F_10_CS; F05.FR.03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-10" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D44394" }

test(function()
  csms:command(post, "UnlockConnector", { evseId = 1, connectorId = 5 }, { status = "UnknownConnector" })
  csms:command(post, "UnlockConnector", { evseId = 4, connectorId = 1 }, { status = "UnknownConnector" })
end)
