-- A station without smart charging starts from afar and ignores the profile that comes along.
scenario "TC_K_38_CS" {
  conformance = "TC_K_38_CS",
  source = "OCPP 2.0.1 part 6 TC_K_38_CS; part 2 K05.FR.04, F01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K38" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { features = "Core,RemoteTrigger" } }
local ann  = driver "Ann" { token = "04A1B2C3D470CA" }

test(function()
  ann:plugs_in(post)
  csms:command(post, "RequestStartTransaction", { remoteStartId = 38, evseId = 1, idToken = card "04A1B2C3D470CA",
    chargingProfile = {
      id = 1, stackLevel = 0, chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative",
      chargingSchedule = { { id = 1, chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 0 } } } },
    } }, { status = "Accepted" })
  -- a limit of 0 A that counted would suspend it
  post:sends("TransactionEvent", { transactionInfo = { chargingState = "Charging", remoteStartId = one_of(38, absent) } })
end)
