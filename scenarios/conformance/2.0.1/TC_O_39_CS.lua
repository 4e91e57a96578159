-- A message for the state Faulted is shown while the connector is out of order.
scenario "TC_O_39_CS" {
  conformance = "TC_O_39_CS",
  source = "OCPP 2.0.1 part 6 TC_O_39_CS; part 2 O01, 2.0.1 MessageStateEnumType",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O39" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D47E45" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "Broken", { priority = "AlwaysFront", state = "Faulted" })
  check(ann:answers "display" ~= "Broken", "the display does not show Broken")
  post:breaks("ground", { until_ = "10:10" })
  post:sends("StatusNotification", { connectorStatus = "Faulted" })
  check(ann:answers "display" == "Broken", "the display shows Broken")
  wait_until "10:11"
  post:sends("StatusNotification", { connectorStatus = one_of("Available", "Occupied") })
  check(ann:answers "display" ~= "Broken", "the display does not show Broken")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, state = "Faulted" } } })
end)
