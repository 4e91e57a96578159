-- The card first and then no plug: after ConnectionTimeOut the connector is free again and nothing began.
scenario "TC_004_2_CS" {
  conformance = "TC_004_2_CS",
  source = "OCTT 1.6 TC_004_2_CS; OCPP 1.6 4.8, 9.1.8 ConnectionTimeOut",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-004-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4FEC5" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "ConnectionTimeOut", value = "30" }, { status = "Accepted" })
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D4FEC5" })
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  post:silent("StartTransaction", "25 s")
  post:sends("StatusNotification", { connectorId = 1, status = "Available" }, "10 s")
  post:silent("StartTransaction", "1 min")
end)
