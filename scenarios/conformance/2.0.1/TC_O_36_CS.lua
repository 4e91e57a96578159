-- A message for the state Charging is shown while charging, neither before nor after.
scenario "TC_O_36_CS" {
  conformance = "TC_O_36_CS",
  source = "OCPP 2.0.1 part 6 TC_O_36_CS; part 2 O01, 2.0.1 MessageStateEnumType",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O36" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4F2D8" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "Charge", { priority = "AlwaysFront", state = "Charging" })
  check(ann:answers "display" ~= "Charge", "the display does not show Charge")
  ann:tap(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "10 s"
  check(ann:answers "display" == "Charge", "the display shows Charge")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  wait "10 s"
  check(ann:answers "display" ~= "Charge", "the display does not show Charge")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, state = "Charging" } } })
end)
