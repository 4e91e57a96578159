-- TriggerMessage MeterValues of all EVSEs.
scenario "TC_F_12_CS" {
  conformance = "TC_F_12_CS",
  source = "OCPP 2.0.1 part 6 TC_F_12_CS; F06.FR.06, F06.FR.11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-12" { profile = "neutral-dc-dual", ocpp = "2.0.1", overrides = { aligned_interval = "0 s" } }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues" }, { status = "Accepted" })
  for evse = 1, 2 do
    local values = post:sends("MeterValues", { evseId = evse })
    check(values.meterValue[1].sampledValue[1].context == "Trigger", "the context is Trigger")
  end
end)
