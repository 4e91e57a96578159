-- A whole session offline: its beginning and its end are told afterwards, in this order and once each.
scenario "TC_039_CS" {
  conformance = "TC_039_CS",
  source = "OCTT 1.6 TC_039_CS; OCPP 1.6 3.7",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-039" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4D115" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "LocalAuthorizeOffline", value = "true" }, { status = "Accepted" })
  wait "10 min"                          -- the card is known from an earlier session
  ann:visits(post, "2 min")
  wait "1 min"
  post:from_now()
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the known card is accepted offline")
  wait "5 min"
  ann:tap(post)
  ann:drives_off()
  wait "1 min"
  post:comes_back()
  post:sends("StartTransaction", { idTag = "04A1B2C3D4D115" })
  local id = post:told("StartTransaction", { idTagInfo = { status = "Accepted" } }).transactionId
  post:tells("StopTransaction", { transactionId = id })
  post:silent("StartTransaction", "2 min")
end)
