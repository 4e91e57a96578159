-- A start from afar before the plug is in: the connector waits for it.
scenario "TC_011_1_CS" {
  conformance = "TC_011_1_CS",
  source = "OCTT 1.6 TC_011_1_CS; OCPP 1.6 5.11, 4.9",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-011-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4296D" }

test(function()
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D4296D", connectorId = 1 }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  post:silent("StartTransaction", "20 s")
  ann:plugs_in(post)
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4296D" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
end)
