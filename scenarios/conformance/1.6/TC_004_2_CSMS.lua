-- A card and then no plug: the CSMS takes the connector back as available.
scenario "TC_004_2_CSMS" {
  conformance = "TC_004_2_CSMS",
  source = "OCTT 1.6 TC_004_2_CSMS; OCPP 1.6 4.8, 4.9",
}

local post = station "CP-1004-2" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4D2E9" }

test(function()
  ann:tap(post)
  post:sends("Authorize")
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  post:tells("StatusNotification", { status = "Preparing" })
  post:tells("StatusNotification", { status = "Available" }, "2 min")
end)
