-- The operator triggers the meter values of one EVSE.
scenario "TC_F_11_CSMS" {
  conformance = "TC_F_11_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_11_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F11" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", evse = { id = 1 } }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "MeterValues", evse = { id = 1 } })
  post:tells("MeterValues", { evseId = 1 })
end)
