-- CALLs that a station breaks on purpose, and what a right CSMS makes of each: the error code that fits, and the connection lives.
scenario "broken CALLs" {
  source = "OCPP-J 1.6 4.2.3 (error codes); OCPP-J errata 1.0 (both spellings)",
  needs  = {},
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B01" { profile = "neutral-ac-22" }

-- Which code fits best is told apart by few; what is let pass with a note is let pass here.
local codes = ocpp.refusals "1.6"

local function breaks(what, action, payload, how)
  step(what, function()
    post:tampers(action, how)
    post:calls(action, payload)
    post:denied(action, codes)
  end)
  step(what .. ": the connection lives on", function() post:calls("Heartbeat", {}, { currentTime = any }) end)
end

local tap = { idTag = "04A1B2C3D41F3D" }

test(function()
  breaks("no idTag", "Authorize", tap, { omit = "idTag" })
  breaks("an idTag that is no text", "Authorize", tap, { retype = "idTag" })
  breaks("an idTag that is too long", "Authorize", tap, { replace = { idTag = "a token of more than twenty characters" } })
  breaks("a status that there is not", "StatusNotification", { connectorId = 1, errorCode = "NoError", status = "Available" },
    { replace = { status = "Asleep" } })
  breaks("a field that there is not", "Authorize", tap, { replace = { colour = "blue" } })
  breaks("a time that is none", "MeterValues", { connectorId = 1, meterValue = {
    { timestamp = "2026-03-06T10:00:00Z", sampledValue = { { value = "12" } } } } },
    { replace = { ["meterValue[1].timestamp"] = "yesterday" } })
end)
