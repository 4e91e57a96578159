-- A configuration key is changed, and the new value counts.
scenario "TC_021_CS" {
  conformance = "TC_021_CS",
  source = "OCTT 1.6 TC_021_CS; OCPP 1.6 5.3",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-021" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4D64B" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "MeterValueSampleInterval", value = "30" }, { status = "Accepted" })
  csms:command(post, "GetConfiguration", { key = { "MeterValueSampleInterval" } },
    { configurationKey = { { key = "MeterValueSampleInterval", value = "30", readonly = false } } })
  local id = ann:charges(post)
  post:sends("MeterValues", { connectorId = 1, transactionId = id }, "35 s")
  post:sends("MeterValues", { connectorId = 1, transactionId = id }, "31 s")
end)
