-- The answer to the end of a transaction says what it cost: the driver reads it.
scenario "TC_I_02_CS" {
  conformance = "TC_I_02_CS",
  source = "OCPP 2.0.1 part 6 TC_I_02_CS; part 2 I03.FR.01",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-I02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D488E8" }

test(function()
  ann:starts(post)
  wait "1 min"
  csms:answers(post, "TransactionEvent", { totalCost = 7.5, times = "always" })
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended" })
  post:told("TransactionEvent", { totalCost = 7.5 })
  check(ann:answers "display":find("7.50", 1, true) ~= nil, "the driver reads 7.50")
end)
