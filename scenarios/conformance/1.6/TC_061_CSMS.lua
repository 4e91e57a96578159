-- The operator clears the cache of a station.
scenario "TC_061_CSMS" {
  conformance = "TC_061_CSMS",
  source = "OCTT 1.6 TC_061_CSMS; OCPP 1.6 5.4",
  needs  = { "csms.command" },
}

local post = station "CP-1061" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ClearCache", {}, { status = "Accepted" })
  post:hears("ClearCache")
end)
