-- The operator reserves an EVSE for a group, and another card of the group is told to be of it.
scenario "TC_H_19_CSMS" {
  conformance = "TC_H_19_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_19_CSMS; 2.0.1 part 2, H03",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H19" { profile = "neutral-ac-22", ocpp = "2.0.1" }
token "04A1B2C3D4EE06" { parent = "FAMILY" }
token "04A1B2C3D5EE06" { parent = "FAMILY" }

test(function()
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D4EE06", evseId = 1, groupIdToken = { idToken = "FAMILY", type = "Central" } }, { status = "Accepted" })
  post:hears("ReserveNow", { id = 31, evseId = 1, connectorType = absent, idToken = card "04A1B2C3D4EE06",
    groupIdToken = { idToken = "FAMILY", type = "Central" } })
  post:tells("StatusNotification", { connectorStatus = "Reserved" })
  post:calls("Authorize", { idToken = card "04A1B2C3D5EE06" },
    { idTokenInfo = { status = "Accepted", groupIdToken = { idToken = "FAMILY" } } })
end)
