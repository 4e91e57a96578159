-- A connector that was taken out of service stays so over a power failure.
scenario "TC_034_CS" {
  conformance = "TC_034_CS",
  source = "OCTT 1.6 TC_034_CS; OCPP 1.6 5.2",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-034" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeAvailability", { connectorId = 1, type = "Inoperative" }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Unavailable" })
  post:reboots "2 min"
  post:boots(nil, "5 min")
  post:sends("StatusNotification", { connectorId = 1, status = "Unavailable" })
  csms:command(post, "ChangeAvailability", { connectorId = 1, type = "Operative" }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorId = 1, status = "Available" })
end)
