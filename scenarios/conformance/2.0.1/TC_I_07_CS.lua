-- The answer to a TransactionEvent says what the session costs so far: the driver reads it.
scenario "TC_I_07_CS" {
  conformance = "TC_I_07_CS",
  source = "OCPP 2.0.1 part 6 TC_I_07_CS; part 2 I02.FR.01",
  needs  = { "csms.script" },
  quiet = true,
}

local post = station "CP-I07" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { sample_interval = "60 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4F659" }

test(function()
  ann:starts(post)
  csms:answers(post, "TransactionEvent", { totalCost = 0.75, times = "always" })
  post:sends("TransactionEvent", { triggerReason = "MeterValuePeriodic" }, "2 min")
  post:told("TransactionEvent", { totalCost = 0.75 })
  check(ann:answers "display":find("0.75", 1, true) ~= nil, "the driver reads 0.75")
end)
