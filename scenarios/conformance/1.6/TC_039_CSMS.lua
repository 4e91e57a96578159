-- A whole session offline: the CSMS takes its beginning and its end.
scenario "TC_039_CSMS" {
  conformance = "TC_039_CSMS",
  source = "OCTT 1.6 TC_039_CSMS; OCPP 1.6 3.7",
}

local post = station "CP-1039" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4211E" }

test(function()
  wait "10 min"                          -- the card is known from an earlier session
  ann:visits(post, "2 min")
  wait "1 min"
  post:from_now()
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  ann:tap(post)
  wait "5 min"
  ann:tap(post)
  ann:drives_off()
  post:comes_back()
  post:sends("StartTransaction")
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any }).transactionId
  post:tells("StopTransaction", { transactionId = id })
end)
