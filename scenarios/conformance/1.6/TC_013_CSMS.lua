-- The operator resets a station (Hard); the CSMS accepts it when it is back.
scenario "TC_013_CSMS" {
  conformance = "TC_013_CSMS",
  source = "OCTT 1.6 TC_013_CSMS; OCPP 1.6 5.14",
  needs  = { "csms.command" },
}

local post = station "CP-1013" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "Reset", { type = "Hard" }, { status = "Accepted" })
  post:hears("Reset", { type = "Hard" })
  post:sends("BootNotification", nil, "5 min")
  post:told("BootNotification", { status = "Accepted", interval = any, currentTime = any })
  post:tells("StatusNotification", { connectorId = 1, status = "Available" })
end)
