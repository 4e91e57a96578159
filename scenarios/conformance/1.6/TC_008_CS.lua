-- A card that stands in the local list charges at once; the CSMS is not asked.
scenario "TC_008_CS" {
  conformance = "TC_008_CS",
  source = "OCTT 1.6 TC_008_CS; OCPP 1.6 3.5.2, 4.8",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-008" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D44B50" }

test(function()
  csms:command(post, "ChangeConfiguration", { key = "LocalPreAuthorize", value = "true" }, { status = "Accepted" })
  csms:command(post, "SendLocalList", { listVersion = 1, updateType = "Full",
    localAuthorizationList = { { idTag = "04A1B2C3D44B50", idTagInfo = { status = "Accepted" } } } }, { status = "Accepted" })
  post:from_now()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  ann:tap(post)
  post:sends("StartTransaction", { connectorId = 1, idTag = "04A1B2C3D44B50" })
  post:told("StartTransaction", { idTagInfo = { status = "Accepted" } })
  post:sends("StatusNotification", { connectorId = 1, status = "Charging" })
  post:has_not_sent "Authorize"
end)
