-- The CSMS refuses a card that has expired.
scenario "TC_023_2_CSMS" {
  conformance = "TC_023_2_CSMS",
  source = "OCTT 1.6 TC_023_2_CSMS; OCPP 1.6 4.1, 7.2",
}

local post = station "CP-1023-2" { profile = "neutral-ac-22" }
token "04A1B2C3D48CEB" { status = "Expired" }

test(function()
  post:calls("Authorize", { idTag = "04A1B2C3D48CEB" }, { idTagInfo = { status = "Expired" } })
end)
