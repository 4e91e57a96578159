-- The CSMS takes a session that begins with the card.
scenario "TC_004_1_CSMS" {
  conformance = "TC_004_1_CSMS",
  source = "OCTT 1.6 TC_004_1_CSMS; OCPP 1.6 4.1, 4.8, 4.9",
}

local post = station "CP-1004-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4F45E" }

test(function()
  ann:tap(post)
  post:sends("Authorize")
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  post:tells("StatusNotification", { status = "Preparing" })
  ann:plugs_in(post)
  post:sends("StartTransaction")
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any })
  post:tells("StatusNotification", { status = "Charging" })
end)
