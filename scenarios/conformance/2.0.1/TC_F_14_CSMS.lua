-- The operator triggers the state of all transactions.
scenario "TC_F_14_CSMS" {
  conformance = "TC_F_14_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_14_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F14" { profile = "neutral-dc-dual", ocpp = "2.0.1",
  overrides = { aligned_interval = "0 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D41A04" }
local bob  = driver "Bob" { token = "04A1B2C3D51A04" }

test(function()
  local ids = {}
  for evse, somebody in ipairs { ann, bob } do
    somebody:plugs_in(post, evse)
    somebody:tap(post, nil, evse)
    ids[evse] = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  end
  wait "1 min"
  csms:command(post, "TriggerMessage", { requestedMessage = "TransactionEvent" }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "TransactionEvent", evse = absent })
  for evse = 1, 2 do
    post:tells("TransactionEvent", { eventType = "Updated", triggerReason = "Trigger", transactionInfo = { transactionId = ids[evse] } })
  end
end)
