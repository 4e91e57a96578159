-- A vehicle gets its contract certificate through the station.
scenario "TC_M_26_CSMS" {
  conformance = "TC_M_26_CSMS",
  source = "OCPP 2.0.1 part 6, TC_M_26_CSMS; part 2, M01, M02",
}

local post = station "CP-SM-26" { ocpp = "2.0.1", security = 1 }

test(function()
  post:calls("Get15118EVCertificate", { iso15118SchemaVersion = "urn:iso:15118:2:2013:MsgDef", action = "Install",
    exiRequest = "gJgCBQ==" }, { status = "Accepted", exiResponse = any })
end)
