-- Of two messages that are always in front for a transaction the second stays, until the transaction ends.
scenario "TC_O_32_CS" {
  conformance = "TC_O_32_CS",
  source = "OCPP 2.0.1 part 6 TC_O_32_CS; part 2 O02.FR.02, FR.18",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O32" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4FB13" }

test(function()
  local tx = ann:charges(post)
  csms:displays(post, 1, "One", { priority = "AlwaysFront", transactionId = tx })
  csms:displays(post, 2, "Two", { priority = "AlwaysFront", transactionId = tx })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Unknown" })
  check(ann:answers "display" == "Two", "the display shows Two")
  csms:command(post, "GetDisplayMessages", { requestId = 72, id = { 2 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 72, messageInfo = { { id = 2, transactionId = tx, priority = "AlwaysFront",
    message = { content = "Two" } } } })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  check(ann:answers "display" ~= "One", "the display does not show One")
  check(ann:answers "display" ~= "Two", "the display does not show Two")
  ann:drives_off()
  wait "10 s"
  csms:command(post, "GetDisplayMessages", { requestId = 73, id = { 1 } }, { status = "Unknown" })
  csms:command(post, "GetDisplayMessages", { requestId = 74, id = { 2 } }, { status = "Unknown" })
end)
