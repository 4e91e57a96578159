-- A card from the cache: the CSMS takes a session that nobody asked it about.
scenario "TC_007_CSMS" {
  conformance = "TC_007_CSMS",
  source = "OCTT 1.6 TC_007_CSMS; OCPP 1.6 3.5.1, 4.8",
  needs  = { "csms.command" },
}

local post = station "CP-1007" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4E726" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "LocalPreAuthorize", value = "true" }, { status = "Accepted" })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("StartTransaction")
  wait "2 min"
  ann:tap(post)
  post:sends("StopTransaction")
  ann:drives_off()
  wait "1 min"
  post:from_now()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("StartTransaction")
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" }, transactionId = any })
end)
