-- CALLs that a station breaks on purpose, and what a right CSMS makes of each: the error code that fits, and the connection lives.
scenario "broken CALLs" {
  source = "OCPP-J 1.6 4.2.3 (error codes); OCPP-J errata 1.0 (both spellings)",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-B01" { profile = "neutral-ac-22" }

-- The spelling of OCPP-J 1.6 as published and the one of its errata, and of 2.x.
local missing = { "OccurenceConstraintViolation", "OccurrenceConstraintViolation", "FormationViolation", "ProtocolError" }
local of_type = { "TypeConstraintViolation", "FormationViolation", "FormatViolation" }
local of_value = { "PropertyConstraintViolation", "TypeConstraintViolation", "FormationViolation", "FormatViolation" }

local function breaks(action, payload, how, codes)
  post:tampers(action, how)
  post:calls(action, payload)
  post:denied(action, codes)
  check(post:calls("Heartbeat") ~= nil, "the connection lives on")
end

test(function()
  breaks("Authorize", { idTag = "04A1B2C3D41F3D" }, { omit = "idTag" }, missing)
  breaks("Authorize", { idTag = "04A1B2C3D41F3D" }, { retype = "idTag" }, of_type)
  breaks("Authorize", { idTag = "04A1B2C3D41F3D" }, { replace = { idTag = "a token of more than twenty characters" } }, of_value)
  breaks("StatusNotification", { connectorId = 1, errorCode = "NoError", status = "Available" },
    { replace = { status = "Asleep" } }, of_value)
  breaks("Authorize", { idTag = "04A1B2C3D41F3D" }, { replace = { colour = "blue" } }, of_value)
  breaks("MeterValues", { connectorId = 1, meterValue = {
    { timestamp = "2026-03-06T10:00:00Z", sampledValue = { { value = "12" } } } } },
    { replace = { ["meterValue[1].timestamp"] = "yesterday" } }, of_value)
end)
