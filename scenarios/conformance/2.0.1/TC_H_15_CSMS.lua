-- The operator reserves a connector of a kind.
scenario "TC_H_15_CSMS" {
  conformance = "TC_H_15_CSMS",
  source = "OCPP 2.0.1 Part 6 TC_H_15_CSMS; 2.0.1 part 2, H01",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-H15" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  post:tampers("ReserveNow", { answers = true, raw = '[3,"{id}",{"status":"Accepted"}]' })
  csms:command(post, "ReserveNow", { id = 31, expiryDateTime = "2026-03-06T10:30:00Z", idToken = card "04A1B2C3D466EB", connectorType = "cType2" }, { status = "Accepted" })
  post:hears("ReserveNow", { id = 31, evseId = absent, connectorType = "cType2",
    idToken = card "04A1B2C3D466EB" })
  post:calls("StatusNotification", { timestamp = "2026-03-06T10:00:05Z", connectorStatus = "Reserved", evseId = 1, connectorId = 1 }, {})
end)
