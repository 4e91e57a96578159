-- A session begins while the station is offline: the known card may charge, and the CSMS hears of it afterwards.
scenario "TC_037_1_CS" {
  conformance = "TC_037_1_CS",
  source = "OCTT 1.6 TC_037_1_CS; OCPP 1.6 3.5, 3.7",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-037-1" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D4753D" }

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
  wait "2 min"
  post:comes_back()
  local start = post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D4753D" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
  check(start.timestamp < "2026-03-06T10:16:00", "with the time at which it began")
end)
