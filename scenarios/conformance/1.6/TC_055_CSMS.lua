-- The operator asks for a message of a connector that does not exist, and is told that it was rejected.
scenario "TC_055_CSMS" {
  conformance = "TC_055_CSMS",
  source = "OCTT 1.6 TC_055_CSMS; OCPP 1.6 5.17",
  needs  = { "csms.command" },
}

local post = station "CP-1055" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", connectorId = 9 }, { status = "Rejected" })
  post:hears("TriggerMessage", { connectorId = 9 })
end)
