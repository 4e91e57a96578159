-- TriggerMessage MeterValues of one EVSE.
scenario "TC_F_11_CS" {
  conformance = "TC_F_11_CS",
  source = "OCPP 2.0.1 part 6 TC_F_11_CS; F06.FR.06",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-F-11" { profile = "neutral-dc-dual", ocpp = "2.0.1", overrides = { aligned_interval = "0 s" } }
local ann  = driver "Ann" { token = "04A1B2C3D4ECC9" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", evse = { id = 1 } }, { status = "Accepted" })
  local values = post:sends("MeterValues", { evseId = 1 })
  check(values.meterValue[1].sampledValue[1].context == "Trigger", "the context is Trigger")
  post:silent("MeterValues", "10 s")
end)
