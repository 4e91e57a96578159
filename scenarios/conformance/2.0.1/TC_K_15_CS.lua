-- A station without smart charging answers with a CALLERROR.
scenario "TC_K_15_CS" {
  conformance = "TC_K_15_CS",
  source = "OCPP 2.0.1 part 6 TC_K_15_CS; part 2 K01.FR.29",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K15" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { features = "Core,RemoteTrigger" } }

test(function()
  local answer, code = csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxDefaultProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }) })
  check(answer == nil and (code == "NotSupported" or code == "NotImplemented"), "SetChargingProfile is not supported")
end)
