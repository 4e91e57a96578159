-- TriggerMessage TransactionEvent of all EVSEs.
scenario "TC_F_14_CS" {
  conformance = "TC_F_14_CS",
  source = "OCPP 2.0.1 part 6 TC_F_14_CS; F06.FR.07, F06.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-14" { profile = "neutral-dc-dual", ocpp = "2.0.1",
  overrides = { aligned_interval = "0 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D41407" }
local bob  = driver "Bob" { token = "04A1B2C3D51407" }

test(function()
  ann:plugs_in(post, 1)
  ann:tap(post, nil, 1)
  local first = post:sends("TransactionEvent", { eventType = "Started", evse = { id = 1 } }).transactionInfo.transactionId
  bob:plugs_in(post, 2)
  bob:tap(post, nil, 2)
  local second = post:sends("TransactionEvent", { eventType = "Started", evse = { id = 2 } }).transactionInfo.transactionId
  wait "1 min"
  csms:command(post, "TriggerMessage", { requestedMessage = "TransactionEvent" }, { status = "Accepted" })
  for _, id in ipairs { first, second } do
    local event = post:sends("TransactionEvent", { eventType = "Updated", triggerReason = "Trigger",
      transactionInfo = { transactionId = id, chargingState = "Charging" }, meterValue = any })
    check(event.meterValue[1].sampledValue[1].context == "Trigger", "with the latest sample")
  end
end)
