-- The operator asks a station whether messages of any transaction wait: they do.
scenario "TC_E_33_CSMS" {
  conformance = "TC_E_33_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_E_33_CSMS; 2.0.1 part 2, E14",
  begins = "2026-03-06 10:00 UTC",
  quiet = true,
}

local post = station "CP-E33" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4" {}

test(function()
  post:tampers("GetTransactionStatus", { answers = true, raw = '[3,"{id}",{"messagesInQueue":true}]' })
  csms:command(post, "GetTransactionStatus", {}, { messagesInQueue = true })
  post:hears("GetTransactionStatus", {})
end)
