-- A start from afar and nobody plugs in: after ConnectionTimeOut the connector is free again.
scenario "TC_011_2_CS" {
  conformance = "TC_011_2_CS",
  source = "OCTT 1.6 TC_011_2_CS; OCPP 1.6 5.11, 9.1.8 ConnectionTimeOut",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-011-2" { profile = "neutral-ac-22" }
token "04A1B2C3D47E3D" {}

test(function()
  csms:command(post, "ChangeConfiguration", { key = "ConnectionTimeOut", value = "30" }, { status = "Accepted" })
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D47E3D", connectorId = 1 }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  post:sends("StatusNotification", { connectorId = 1, status = "Available" }, "40 s")
  post:silent("StartTransaction", "1 min")
end)
