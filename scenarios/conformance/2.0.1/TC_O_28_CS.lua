-- A message for a transaction is removed after its time, while the transaction runs on.
scenario "TC_O_28_CS" {
  conformance = "TC_O_28_CS",
  source = "OCPP 2.0.1 part 6 TC_O_28_CS; part 2 O02.FR.07",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-O28" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4B27E" }

test(function()
  local tx = ann:charges(post)
  csms:command(post, "SetDisplayMessage", { message = { id = 1, priority = "AlwaysFront", transactionId = tx,
    endDateTime = "2026-03-06T10:05:00Z",
    message = { format = "UTF8", content = "Now" } } }, { status = "Accepted" })
  check(ann:answers "display" == "Now", "the display shows Now")
  csms:command(post, "GetDisplayMessages", { requestId = 70, id = { 1 } }, { status = "Accepted" })
  post:sends("NotifyDisplayMessages", { requestId = 70, messageInfo = { { id = 1, transactionId = tx } } })
  wait_until "10:06"
  check(ann:answers "display" ~= "Now", "the display does not show Now")
  csms:command(post, "GetDisplayMessages", { requestId = 71, id = { 1 } }, { status = "Unknown" })
  check(ann:charging(), "the transaction runs on")
end)
