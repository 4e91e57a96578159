-- A restart that does not happen is tried again as often as ResetRetries says, in both versions.
scenario "reset retries" {
  source = "OCPP 1.6 9.1.22, 2.0.1 part 2, 2.1.14 ResetRetries",
  needs  = { "csms.command" },
  begins = "2026-03-06 10:00 UTC",
  catches = { "softens-resets" },
  quiet  = true,
}

local stubborn = station "RETRY-16" { profile = "neutral-ac-22", overrides = { reset_retries = 2 } }
local modern   = station "RETRY-201" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { reset_retries = 2 } }
local resigned = station "RETRY-LESS" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  wait "45 s"
  for _, post in ipairs { stubborn, modern, resigned } do
    post:breaks("restart", { until_ = "10:01" })
  end
  csms:command(resigned, "SetVariables", { setVariableData = { { component = { name = "OCPPCommCtrlr" },
    variable = { name = "ResetRetries" }, attributeValue = "1" } } }, { setVariableResult = { { attributeStatus = "Accepted" } } })
  csms:command(stubborn, "Reset", { type = "Hard" }, { status = "Accepted" })
  csms:command(modern, "Reset", { type = "Immediate" }, { status = "Accepted" })
  csms:command(resigned, "Reset", { type = "Immediate" }, { status = "Accepted" })
  stubborn:sends("BootNotification", {}, "2 min")
  modern:sends("BootNotification", { reason = "RemoteReset" }, "2 min")
  resigned:silent("BootNotification", "5 min")
  csms:command(resigned, "Reset", { type = "Immediate" }, { status = "Accepted" }) -- it works by now
  resigned:sends("BootNotification", { reason = "RemoteReset" }, "2 min")
end)
