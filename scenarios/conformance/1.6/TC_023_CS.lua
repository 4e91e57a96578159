-- A card that the CSMS does not accept begins nothing.
scenario "TC_023_CS" {
  conformance = "TC_023_CS",
  source = "OCTT 1.6 TC_023_CS; OCPP 1.6 4.1",
  quiet = true,
}

local post = station "CP-023" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D40A98", known = false }

test(function()
  ann:plugs_in(post)
  post:sends("StatusNotification", { connectorId = 1, status = "Preparing" })
  ann:tap(post)
  post:sends("Authorize", { idTag = "04A1B2C3D40A98" })
  post:told("Authorize", { idTagInfo = { status = "Invalid" } })
  post:silent("StartTransaction", "1 min")
end)
