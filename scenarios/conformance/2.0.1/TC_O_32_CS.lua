-- A second message that is always in front for a transaction replaces the first.
scenario "TC_O_32_CS" {
  conformance = "TC_O_32_CS",
  source = "OCPP 2.0.1 part 6 TC_O_32_CS; part 2 O02.FR.18",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-O32" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  local tx = post:sends("TransactionEvent", { eventType = "Started" }).transactionInfo.transactionId
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "AlwaysFront", transactionId = tx,
    message = { format = "UTF8", content = "One" } } }, { status = "Accepted" })
  csms:command(post, "SetDisplayMessage", { message = { id = 2, priority = "AlwaysFront", transactionId = tx,
    message = { format = "UTF8", content = "Two" } } }, { status = "Accepted" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Unknown" })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 2 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 2 } } })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
  wait "10 s"
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 2 } }, { status = "Unknown" })
end)
