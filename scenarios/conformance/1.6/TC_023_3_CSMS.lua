-- The CSMS refuses a card that is blocked.
scenario "TC_023_3_CSMS" {
  conformance = "TC_023_3_CSMS",
  source = "OCTT 1.6 TC_023_3_CSMS; OCPP 1.6 4.1, 7.2",
}

local post = station "CP-1023-3" { profile = "neutral-ac-22" }
token "04A1B2C3D42EB3" { status = "Blocked" }

test(function()
  post:calls("Authorize", { idTag = "04A1B2C3D42EB3" }, { idTagInfo = { status = "Blocked" } })
end)
