-- The operator reads one configuration key.
scenario "TC_019_2_CSMS" {
  conformance = "TC_019_2_CSMS",
  source = "OCTT 1.6 TC_019_2_CSMS; OCPP 1.6 5.8",
  needs  = { "csms.command" },
}

local post = station "CP-1019-2" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "GetConfiguration", { key = { "SupportedFeatureProfiles" } },
    { configurationKey = { { key = "SupportedFeatureProfiles" } } })
  post:hears("GetConfiguration", { key = { "SupportedFeatureProfiles" } })
end)
