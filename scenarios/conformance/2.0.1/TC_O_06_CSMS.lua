-- The CSMS shows a message in the transaction that runs.
scenario "TC_O_06_CSMS" {
  conformance = "TC_O_06_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_06_CSMS; part 2 O02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO06" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4BC00" }

test(function()
  local tx = ann:charges(post)
  local order = { message = { id = 81, priority = "NormalCycle", transactionId = tx,
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "Accepted" })
  post:hears("SetDisplayMessage", order)
  ann:tap(post)
  post:tells("TransactionEvent", { eventType = "Ended" })
  ann:drives_off()
end)
