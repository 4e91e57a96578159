-- A remote start brings a profile, which holds for the transaction that it begins.
scenario "TC_K_37_CS" {
  conformance = "TC_K_37_CS",
  source = "OCPP 2.0.1 part 6 TC_K_37_CS; part 2 F01.FR.09, F01.FR.26, K05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K37" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D42947" }

local limit = limiting(137, "TxProfile", 6, { id = 137 }, { chargingProfileKind = "Relative" })

test(function()
  ann:plugs_in(post)
  csms:command(post, "RequestStartTransaction",
    { evseId = 1, remoteStartId = 37, idToken = card "04A1B2C3D42947", chargingProfile = limit },
    { status = "Accepted" })
  local id = post:sends("TransactionEvent", { transactionInfo = { remoteStartId = 37 } }, "2 min").transactionInfo.transactionId
  csms:command(post, "GetChargingProfiles", { requestId = 37, evseId = 1, chargingProfile = { chargingProfilePurpose = "TxProfile" } },
    { status = "Accepted" })
  post:sends("ReportChargingProfiles", { requestId = 37, evseId = 1, chargingProfile = { { id = 137, transactionId = id } } })
  local got = csms:command(post, "GetCompositeSchedule", { evseId = 1, duration = 300, chargingRateUnit = "A" },
    { status = "Accepted" })
  check(got.schedule.chargingSchedulePeriod[1].limit == 6, "6 A")
end)
