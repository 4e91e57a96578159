-- The CSMS shows a message in a transaction that the station does not know.
scenario "TC_O_10_CSMS" {
  conformance = "TC_O_10_CSMS",
  source = "OCPP 2.0.1 part 6 TC_O_10_CSMS; part 2 O02.FR.01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-SO10" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4FD30" }

test(function()
  ann:charges(post)
  local order = { message = { id = 81, priority = "NormalCycle", transactionId = "nobody",
    message = { format = "UTF8", language = "en", content = "Welcome" } } }
  csms:command(post, "SetDisplayMessage", order, { status = "UnknownTransaction" })
  post:hears("SetDisplayMessage", order)
end)
