-- A start from afar with the plug in already.
scenario "TC_010_CS" {
  conformance = "TC_010_CS",
  source = "OCTT 1.6 TC_010_CS; OCPP 1.6 5.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-010" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4963C" }

test(function()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D4963C", connectorId = 1 }, { status = "Accepted" })
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4963C" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
end)
