-- A profile for a transaction where none runs is rejected.
scenario "TC_K_02_CS" {
  conformance = "TC_K_02_CS",
  source = "OCPP 2.0.1 part 6 TC_K_02_CS; part 2 K01.FR.09",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K02" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limiting(1, "TxProfile", 6, { id = 1, startSchedule = "2026-03-06T10:00:00Z" }, { transactionId = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6" }) }, { status = "Rejected", statusInfo = one_of(absent, { reasonCode = "TxNotFound" }) })
  csms:command(post, "GetChargingProfiles", { requestId = 7, chargingProfile = { chargingProfileId = { 1 } } },
    { status = "NoProfiles" })
end)
