-- A key that the station does not know is not supported.
scenario "TC_040_1_CS" {
  conformance = "TC_040_1_CS",
  source = "OCTT 1.6 TC_040_1_CS; OCPP 1.6 5.3",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-040-1" { profile = "neutral-ac-22" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "NoSuchKey", value = "1" }, { status = "NotSupported" })
end)
