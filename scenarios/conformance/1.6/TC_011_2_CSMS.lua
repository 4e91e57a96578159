-- The operator starts a session and nobody plugs in: the CSMS takes the connector back as available.
scenario "TC_011_2_CSMS" {
  conformance = "TC_011_2_CSMS",
  source = "OCTT 1.6 TC_011_2_CSMS; OCPP 1.6 5.11, 4.9",
  needs  = { "csms.command" },
}

local post = station "CP-1011-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D44CDE" }

test(function()
  csms:command(post, "RemoteStartTransaction", { idTag = "04A1B2C3D44CDE", connectorId = 1 }, { status = "Accepted" })
  post:tells("StatusNotification", { status = "Preparing" })
  post:tells("StatusNotification", { status = "Available" }, "2 min")
end)
