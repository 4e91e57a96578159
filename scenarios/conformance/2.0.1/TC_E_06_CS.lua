-- The card that began the session ends it, without being asked about.
scenario "TC_E_06_CS" {
  conformance = "TC_E_06_CS",
  source = "OCPP 2.0.1 part 6 TC_E_06_CS; E07.FR.01, E07.FR.02",
  quiet = true,
}

local post = station "CP-2-E-06" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D44276" }

test(function()
  local id = ann:charges(post)
  wait "5 min"
  ann:tap(post)
  post:sends("TransactionEvent", { eventType = "Ended", triggerReason = "StopAuthorized", idToken = { idToken = "04A1B2C3D44276" },
    transactionInfo = { transactionId = id, stoppedReason = one_of("Local", absent) }, meterValue = any })
  check(ann:pull_plug() == "free", "the cable is given back")
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
