-- Every message that a station can be asked for comes, after the answer.
scenario "TC_054_CS" {
  conformance = "TC_054_CS",
  source = "OCTT 1.6 TC_054_CS; OCPP 1.6 5.17",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-054" { profile = "neutral-ac-22" }

test(function()
  local asked = {
    { "MeterValues", "MeterValues", { meterValue = some { sampledValue = some { context = "Trigger" } } } },
    { "Heartbeat", "Heartbeat" },
    { "StatusNotification", "StatusNotification", { connectorId = 1, status = "Available" } },
    { "DiagnosticsStatusNotification", "DiagnosticsStatusNotification", { status = "Idle" } },
    { "FirmwareStatusNotification", "FirmwareStatusNotification", { status = "Idle" } },
  }
  for _, row in ipairs(asked) do
    csms:command(post, "TriggerMessage", { requestedMessage = row[1], connectorId = 1 }, { status = "Accepted" })
    post:sends(row[2], row[3])
  end
end)
