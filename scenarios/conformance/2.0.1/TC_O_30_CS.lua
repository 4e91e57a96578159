-- Two messages in front for a transaction take turns, and are gone after it.
scenario "TC_O_30_CS" {
  conformance = "TC_O_30_CS",
  source = "OCPP 2.0.1 part 6 TC_O_30_CS; part 2 O02.FR.02, FR.16",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D401FD" }

test(function()
  local tx = ann:charges(post)
  csms:displays(post, 1, "One", { priority = "InFront", transactionId = tx })
  csms:displays(post, 2, "Two", { priority = "InFront", transactionId = tx })
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 71, messageInfo = { { id = 1, transactionId = tx, priority = "InFront",
    message = { content = "One" } } } })
  csms:command(post, "GetDisplayMessages", { requestId = 72, id = { 2 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 72, messageInfo = { { id = 2, transactionId = tx, priority = "InFront",
    message = { content = "Two" } } } })
  local seen = {}
  for _ = 1, 4 do
    seen[ann:answers "display"] = true
    wait "5 s"
  end
  check(seen.One and seen.Two, "both are shown")
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  check(ann:answers "display" ~= "One", "the display does not show One")
  check(ann:answers "display" ~= "Two", "the display does not show Two")
  ann:drives_off()
  wait "10 s"
  csms:command(post, "GetDisplayMessages", { requestId = 73, id = { 1 } }, { status = "Unknown" })
  csms:command(post, "GetDisplayMessages", { requestId = 74, id = { 2 } }, { status = "Unknown" })
end)
