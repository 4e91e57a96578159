-- The CSMS clears where nothing is set, and takes the answer Unknown.
scenario "TC_K_08_CSMS" {
  conformance = "TC_K_08_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_08_CSMS; part 2 K10",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K108" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ClearChargingProfile",
    { chargingProfileCriteria = { evseId = 1, chargingProfilePurpose = "TxDefaultProfile", stackLevel = 1 } }, { status = "Unknown" })
  post:hears("ClearChargingProfile")
  csms:command(post, "GetTransactionStatus", {}, { messagesInQueue = any })
end)
