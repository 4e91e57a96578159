-- The operator sets a configuration key.
scenario "TC_021_CSMS" {
  conformance = "TC_021_CSMS",
  source = "OCTT 1.6 TC_021_CSMS; OCPP 1.6 5.3",
  needs  = { "csms.command" },
}

local post = station "CP-1021" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "MeterValueSampleInterval", value = "45" }, { status = "Accepted" })
  post:hears("ChangeConfiguration", { key = "MeterValueSampleInterval", value = "45" })
end)
