-- The operator sets a key that the station does not know, and is told so.
scenario "TC_040_1_CSMS" {
  conformance = "TC_040_1_CSMS",
  source = "OCTT 1.6 TC_040_1_CSMS; OCPP 1.6 5.3",
  needs  = { "csms.command" },
}

local post = station "CP-1040-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "NoSuchKey", value = "1" }, { status = "NotSupported" })
  post:hears("ChangeConfiguration", { key = "NoSuchKey" })
end)
