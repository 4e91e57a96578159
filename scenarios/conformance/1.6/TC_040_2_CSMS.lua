-- The operator sets a value that a key cannot take, and is told so.
scenario "TC_040_2_CSMS" {
  conformance = "TC_040_2_CSMS",
  source = "OCTT 1.6 TC_040_2_CSMS; OCPP 1.6 5.3",
  needs  = { "csms.command" },
}

local post = station "CP-1040-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "MeterValueSampleInterval", value = "-1" }, { status = "Rejected" })
  post:hears("ChangeConfiguration", { key = "MeterValueSampleInterval" })
end)
