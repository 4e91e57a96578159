-- A message for a transaction is not shown before its time, and gone after the transaction.
scenario "TC_O_27_CS" {
  conformance = "TC_O_27_CS",
  source = "OCPP 2.0.1 part 6 TC_O_27_CS; part 2 O02.FR.02, FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O27" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D46894" }

test(function()
  local tx = ann:charges(post)
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "AlwaysFront", transactionId = tx,
    startDateTime = "2026-03-06T10:05:00Z",
    message = { format = "UTF8", content = "Soon" } } }, { status = "Accepted" })
  check(ann:answers "display" ~= "Soon", "the display does not show Soon")
  wait_until "10:06"
  check(ann:answers "display" == "Soon", "the display shows Soon")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  check(ann:answers "display" ~= "Soon", "the display does not show Soon")
  ann:drives_off()
  wait "10 s"
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Unknown" })
end)
