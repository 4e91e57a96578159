-- The CSMS takes an ordinary session: plug, card, charging, card, plug out.
scenario "TC_003_CSMS" {
  conformance = "TC_003_CSMS",
  source = "OCTT 1.6 TC_003_CSMS; OCPP 1.6 4.1, 4.8, 4.9, 4.10",
}

local post = station "CP-1003" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4A7C5" }

test(function()
  ann:plugs_in(post)
  post:tells("StatusNotification", { status = "Preparing" })
  ann:tap(post)
  post:sends("Authorize")
  post:told("Authorize", { idTagInfo = { status = "Accepted" } })
  post:sends("StartTransaction")
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any }).transactionId
  wait "10 min"
  ann:tap(post)
  post:sends("StopTransaction", { transactionId = id })
  local told = post:told("StopTransaction")
  check(told.idTagInfo == nil or told.idTagInfo.status == "Accepted", "the card is still accepted")
  ann:drives_off()
  post:tells("StatusNotification", { status = "Available" })
end)
