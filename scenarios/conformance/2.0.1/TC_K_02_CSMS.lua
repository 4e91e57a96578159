-- The CSMS sends a profile for a transaction; that it is refused upsets nothing.
scenario "TC_K_02_CSMS" {
  conformance = "TC_K_02_CSMS",
  source = "OCPP 2.0.1 part 6 TC_K_02_CSMS; part 2 K01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-K102" { profile = "neutral-ac-22", ocpp = "2.0.1" }

local limit = limiting(102, "TxProfile", 7, { id = 102 }, { chargingProfileKind = "Relative", transactionId = "no-such-transaction" })

test(function()
  csms:command(post, "SetChargingProfile", { evseId = 1, chargingProfile = limit }, { status = "Rejected" })
  post:hears("SetChargingProfile", { evseId = 1, chargingProfile = limit })
  csms:command(post, "GetTransactionStatus", {}, { messagesInQueue = any })
end)
