-- The CSMS starts a session from afar and sends its profile along.
scenario "TC_K_37_CSMS" {
  conformance = "TC_K_37_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_37_CSMS; part 2 F01, K05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K137" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D4FD16" }

local limit = limiting(137, "TxProfile", 6, { id = 137 }, { chargingProfileKind = "Relative" })

test(function()
  ann:plugs_in(post)
  csms:command(post, "RequestStartTransaction",
    { evseId = 1, remoteStartId = 37, idToken = card "04A1B2C3D4FD16", chargingProfile = limit },
    { status = "Accepted" })
  post:hears("RequestStartTransaction", { evseId = 1, idToken = { idToken = "04A1B2C3D4FD16" },
    chargingProfile = { chargingProfilePurpose = "TxProfile", chargingProfileKind = "Relative", transactionId = absent } })
  post:tells("TransactionEvent", { transactionInfo = { remoteStartId = 37 } }, "2 min")
end)
