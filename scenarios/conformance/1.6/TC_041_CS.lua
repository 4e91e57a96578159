-- A ground failure in mid-session is told, ends the flow of energy, and the connector is back when it is cured.
scenario "TC_041_CS" {
  conformance = "TC_041_CS",
  source = "OCTT 1.6 TC_041_CS; OCPP 1.6 4.9, 7.6",
  quiet = true,
}

local post = station "CP-041" { profile = "neutral-ac-22" }
local ann  = driver "Ann" { token = "04A1B2C3D409C1" }

test(function()
  ann:charges(post)
  post:breaks("ground")
  post:sends("StatusNotification", { connectorId = 1, status = "Faulted", errorCode = "GroundFailure" })
  wait "2 min"
  post:mended("ground", "the electrician")
  post:sends("StatusNotification", { connectorId = 1, errorCode = "NoError", status = "Charging" })
end)
