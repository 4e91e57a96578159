-- The plug is pulled at the car: the CSMS takes the end of the session.
scenario "TC_005_1_CSMS" {
  conformance = "TC_005_1_CSMS",
  source = "OCTT 1.6 TC_005_1_CSMS; OCPP 1.6 4.10",
}

local post = station "CP-1005-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4AF26" }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("StartTransaction")
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  wait "5 min"
  check(ann:opens_at_car(), "the cable comes out of the car")
  post:tells("StopTransaction", { transactionId = id, reason = "EVDisconnected" })
  post:tells("StatusNotification", { status = "Finishing" })
end)
