-- The CSMS tells what a session costs so far, in words for the driver and in a message of its own: the driver reads each.
scenario "TC_I_01_CS" {
  conformance = "TC_I_01_CS",
  source = "OCPP 2.0.1 part 6 TC_I_01_CS; part 2 I02.FR.02",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-I01" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { sample_interval = "60 s", aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D49F54" }

test(function()
  ann:plugs_in(post)
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted",
    personalMessage = { format = "UTF8", content = "0.50 EUR/kWh" } } })
  ann:tap(post)
  post:sends("Authorize", { idToken = card "04A1B2C3D49F54" })
  post:told("Authorize", { idTokenInfo = { personalMessage = { content = "0.50 EUR/kWh" } } })
  check(ann:answers "display":find("0.50 EUR/kWh", 1, true) ~= nil, "the driver reads the tariff")
  local tx = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging" } })
  wait "5 s"
  for _, cost in ipairs { 1.25, 2.5 } do
    csms:answers(post, "TransactionEvent", { updatedPersonalMessage = { format = "UTF8", content = ("%.2f EUR"):format(cost) } })
    post:sends("TransactionEvent", { triggerReason = "MeterValuePeriodic" }, "2 min")
    post:told("TransactionEvent", { updatedPersonalMessage = any })
    check(ann:answers "display":find(("%.2f EUR"):format(cost), 1, true) ~= nil, "the driver reads the words of the answer")
    csms:command(post, "CostUpdated", { totalCost = cost + 0.25, transactionId = tx }, {})
    check(ann:answers "display":find(("%.2f"):format(cost + 0.25), 1, true) ~= nil, "the driver reads the amount")
  end
end)
