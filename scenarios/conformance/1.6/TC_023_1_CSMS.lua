-- The CSMS refuses a card that it does not know.
scenario "TC_023_1_CSMS" {
  conformance = "TC_023_1_CSMS",
  source = "OCTT 1.6 TC_023_1_CSMS; OCPP 1.6 4.1, 7.2",
  needs  = { "token Unknown" },
}

local post = station "CP-1023-1" { profile = "neutral-ac-22" }

test(function()
  post:calls("Authorize", { idTag = "04A1B2C3D4713D" }, { idTagInfo = { status = "Invalid" } })
end)
