-- The operator triggers the meter values of all EVSEs.
scenario "TC_F_12_CSMS" {
  conformance = "TC_F_12_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_F_12_CSMS; 2.0.1 part 2, F06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-F12" { profile = "neutral-dc-dual", ocpp = "2.0.1", overrides = { aligned_interval = "0 s" } }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues" }, { status = "Accepted" })
  post:hears("TriggerMessage", { requestedMessage = "MeterValues", evse = absent })
  for evse = 1, 2 do
    post:tells("MeterValues", { evseId = evse })
  end
end)
