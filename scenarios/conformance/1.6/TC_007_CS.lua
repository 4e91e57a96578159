-- A card that the CSMS has accepted before charges from the cache, without being asked about.
scenario "TC_007_CS" {
  conformance = "TC_007_CS",
  source = "OCTT 1.6 TC_007_CS; OCPP 1.6 3.5.1, 9.1.21 LocalPreAuthorize",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-007" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D40515" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "LocalPreAuthorize", value = "true" }, { status = "Accepted" })
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D40515" })
  post:sends("StartTransaction")
  wait "2 min"
  ann:tap(post)
  post:sends("StopTransaction")
  ann:drives_off()
  wait "1 min"
  post:from_now()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("StartTransaction", { idTag = "04A1B2C3D40515" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
  post:has_not_sent "Authorize"
end)
