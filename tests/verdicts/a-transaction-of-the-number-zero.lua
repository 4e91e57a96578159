-- pass
-- What a CSMS calls a transaction is a number, 0 and those below it too: the station that has it stops by it, and takes a
-- profile for it.
scenario "numbers of transactions" { begins = "2026-03-06 10:00 UTC", quiet = true, ocpp = { "1.6" } }
local hall = site "Hall" { bays = 1 }
local post = station "CP-1" { profile = "neutral-ac-22", bay = hall.bay[1] }
local ann = driver "Ann" { token = "04A1B2C3D4" }

test(function()
  for _, id in ipairs { 0, -1, -77, 2147483648 } do
    csms:answers(post, "StartTransaction", { transactionId = id })
    ann:plugs_in(post)
    ann:tap(post)
    post:sends("MeterValues", { transactionId = id }, "10 min")
    csms:command(post, "RemoteStopTransaction", { transactionId = id + 1 }, { status = "Rejected" })
    csms:command(post, "SetChargingProfile", { connectorId = 1, csChargingProfiles = {
      chargingProfileId = 1, transactionId = id, stackLevel = 0, chargingProfilePurpose = "TxProfile",
      chargingProfileKind = "Relative",
      chargingSchedule = { chargingRateUnit = "A", chargingSchedulePeriod = { { startPeriod = 0, limit = 10 } } } } },
      { status = "Accepted" })
    csms:command(post, "RemoteStopTransaction", { transactionId = id }, { status = "Accepted" })
    post:sends("StopTransaction", { transactionId = id }, "1 min")
    wait "10 s"
    check(ann:pull_plug() == "free", "the plug comes out")
    ann:leave()
    wait "1 min"
  end
end)
