-- The operator asks for a message, and the CSMS takes what comes.
scenario "TC_054_CSMS" {
  conformance = "TC_054_CSMS",
  source = "OCTT 1.6 TC_054_CSMS; OCPP 1.6 5.17",
  needs  = { "csms.command" },
}

local post = station "CP-1054" { profile = "neutral-ac-22" }

test(function()
  for _, what in ipairs { "MeterValues", "Heartbeat", "StatusNotification" } do
    csms:command(post, "TriggerMessage", { requestedMessage = what }, { status = "Accepted" })
    post:hears("TriggerMessage", { requestedMessage = what })
    post:sends(what)
    post:told(what)
  end
end)
