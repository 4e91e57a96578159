-- A value that a key cannot take is rejected, and the old one stays.
scenario "TC_040_2_CS" {
  conformance = "TC_040_2_CS",
  source = "OCTT 1.6 TC_040_2_CS; OCPP 1.6 5.3",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-040-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "MeterValueSampleInterval", value = "-1" }, { status = "Rejected" })
  csms:command(post, "ChangeConfiguration", { key = "LocalPreAuthorize", value = "maybe" }, { status = "Rejected" })
  csms:command(post, "GetConfiguration", { key = { "LocalPreAuthorize" } },
    { configurationKey = { { value = "false" } } })
end)
