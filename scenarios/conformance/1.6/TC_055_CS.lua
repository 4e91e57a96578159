-- A message of a connector that does not exist cannot be triggered.
scenario "TC_055_CS" {
  conformance = "TC_055_CS",
  source = "OCTT 1.6 TC_055_CS; OCPP 1.6 5.17",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-055" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "TriggerMessage", { requestedMessage = "MeterValues", connectorId = 9 }, { status = "Rejected" })
  post:silent("MeterValues", "30 s")
end)
