-- A session began while the station was offline, with a card that the CSMS does not know: it says so, and takes the end.
scenario "TC_037_3_CSMS" {
  conformance = "TC_037_3_CSMS",
  source = "OCTT 1.6 TC_037_3_CSMS; OCPP 1.6 3.7, 4.8",
  needs  = { "csms.command" },
}

local post = station "CP-1037-3" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D46001", known = false }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "AllowOfflineTxForUnknownId", value = "true" },
    { status = "Accepted" })
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  ann:tap(post)
  wait "2 min"
  post:comes_back()
  post:sends("StartTransaction", { idTag = "04A1B2C3D46001" })
  post:told("StartTransaction", { idTagInfo = { status = "Invalid" } })
  post:tells("StopTransaction", { reason = "DeAuthorized" })
end)
