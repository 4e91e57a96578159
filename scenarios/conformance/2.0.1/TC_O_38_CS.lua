-- A message for the state Unavailable is shown while the station is out of service.
scenario "TC_O_38_CS" {
  conformance = "TC_O_38_CS",
  source = "OCPP 2.0.1 part 6 TC_O_38_CS; part 2 O01, 2.0.1 MessageStateEnumType",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O38" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4D285" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "Closed", { priority = "AlwaysFront", state = "Unavailable" })
  check(ann:answers "display" ~= "Closed", "the display does not show Closed")
  ann:pull_plug()
  wait "10 s"
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorStatus = "Unavailable" })
  check(ann:answers "display" == "Closed", "the display shows Closed")
  csms:command(post, "ChangeAvailability", { operationalStatus = "Operative" }, { status = "Accepted" })
  post:sends("StatusNotification", { connectorStatus = "Available" })
  check(ann:answers "display" ~= "Closed", "the display does not show Closed")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, state = "Unavailable" } } })
end)
