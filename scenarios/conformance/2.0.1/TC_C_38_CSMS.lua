-- A station does not clear its cache, and the CSMS is told.
scenario "TC_C_38_CSMS" {
  conformance = "TC_C_38_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_C_38_CSMS; 2.0.1 part 2, C11",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-C38" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("ClearCache", { answers = true, replace = { status = "Rejected" } })
  csms:command(post, "ClearCache", {}, { status = "Rejected" })
  post:hears("ClearCache", {})
end)
