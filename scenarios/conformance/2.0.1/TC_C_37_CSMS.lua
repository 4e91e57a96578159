-- The operator clears the cache of a station.
scenario "TC_C_37_CSMS" {
  conformance = "TC_C_37_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_37_CSMS; 2.0.1 part 2, C11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-C37" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ClearCache", {}, { status = "Accepted" })
  post:hears("ClearCache", {})
end)
