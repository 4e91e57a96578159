-- A card charges offline that the CSMS then refuses; StopTransactionOnInvalidId is true.
scenario "TC_037_3_CS" {
  conformance = "TC_037_3_CS",
  source = "OCTT 1.6 TC_037_3_CS; OCPP 1.6 3.5, 3.7, 9.1.27",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-037-3" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D484E3", known = false }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "AllowOfflineTxForUnknownId", value = "true" },
    { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "StopTransactionOnInvalidId", value = "true" },
    { status = "Accepted" })
  csms:command(post, "ChangeConfiguration", { key = "MaxEnergyOnInvalidId", value = "0" }, { status = "Accepted" })
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  check(ann:tap(post) == "Accepted", "the unknown card is accepted offline")
  wait "2 min"
  post:comes_back()
  post:sends("StartTransaction", { idTag = "04A1B2C3D484E3" })
  post:told("StartTransaction", { idTagInfo = { status = "Invalid" } })
  post:tells("StopTransaction", { reason = "DeAuthorized" })
end)
