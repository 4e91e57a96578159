-- With AlignedDataCtrlr.SendDuringIdle clock-aligned values are sent before and after a transaction, and none in it.
scenario "TC_J_06_CS" {
  conformance = "TC_J_06_CS",
  source = "OCPP 2.0.1 part 6 TC_J_06_CS; J01.FR.20",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-J-06" { profile = "neutral-ac-22", ocpp = "2.0.1",
  overrides = { aligned_interval = "300 s", sample_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D47D3F" }

test(function()
  csms:sets(post, "AlignedDataCtrlr", "SendDuringIdle", "true")
  local before = post:sends("MeterValues", { evseId = 1 }, "6 min").meterValue[1]
  check(before.timestamp == "2026-03-06T10:05:00.000Z" and before.sampledValue[1].context == "Sample.Clock", "while idle")
  ann:charges(post)
  wait "5 s"
  post:from_now()
  wait "6 min"
  post:has_not_sent "MeterValues"
  post:has_not_sent "TransactionEvent"
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  local after = post:sends("MeterValues", { evseId = 1 }, "6 min").meterValue[1]
  check(after.timestamp == "2026-03-06T10:15:00.000Z" and after.sampledValue[1].context == "Sample.Clock", "while idle again")
end)
