-- The CSMS shows a message in the transaction that runs, until a moment.
scenario "TC_O_28_CSMS" {
  conformance = "TC_O_28_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_28_CSMS; part 2 O02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO28" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D41453" }

test(function()
  local tx = ann:charges(post)
  local order = { message = { id = 81, priority = "NormalCycle", transactionId = tx,
    endDateTime = "2026-03-06T10:10:00Z",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "Accepted" })
  post:hears("SetDisplayMessage", order)
end)
