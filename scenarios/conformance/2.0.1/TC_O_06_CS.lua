-- A message for a transaction is shown while it runs, and gone after it.
scenario "TC_O_06_CS" {
  conformance = "TC_O_06_CS",
  source = "OCPP 2.0.1 part 6 TC_O_06_CS; part 2 O02.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O06" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D49667" }

test(function()
  local tx = ann:starts(post)
  csms:displays(post, 1, "Yours", { priority = "AlwaysFront", transactionId = tx })
  check(ann:answers "display" == "Yours", "the display shows Yours")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1 } } })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  wait "10 s"
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Unknown" })
end)
