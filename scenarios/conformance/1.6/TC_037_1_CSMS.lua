-- A session began while the station was offline, with a card that the CSMS knows.
scenario "TC_037_1_CSMS" {
  conformance = "TC_037_1_CSMS",
  source = "OCTT 1.6 TC_037_1_CSMS; OCPP 1.6 3.7",
}

local post = station "CP-1037-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4CFEA" }

test(function()
  wait "10 min"                          -- the card is known from an earlier session
  ann:visits(post, "2 min")
  wait "1 min"
  post:from_now()
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  ann:tap(post)
  wait "2 min"
  post:comes_back()
  post:sends("StartTransaction", { idTag = "04A1B2C3D4CFEA" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any })
end)
