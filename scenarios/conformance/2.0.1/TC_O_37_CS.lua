-- A message for the state Idle is shown when nobody charges, before and after.
scenario "TC_O_37_CS" {
  conformance = "TC_O_37_CS",
  source = "OCPP 2.0.1 part 6 TC_O_37_CS; part 2 O01, 2.0.1 MessageStateEnumType",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O37" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4CC95" }

test(function()
  ann:plugs_in(post)
  csms:displays(post, 1, "Idle", { priority = "AlwaysFront", state = "Idle" })
  check(ann:answers "display" == "Idle", "the display shows Idle")
  ann:tap(post)
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "10 s"
  check(ann:answers "display" ~= "Idle", "the display does not show Idle")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:pull_plug()
  wait "10 s"
  check(ann:answers "display" == "Idle", "the display shows Idle")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, state = "Idle" } } })
end)
