-- A vehicle whose contract certificate runs out is given none: the station authorizes nobody, until a card is shown.
scenario "TC_M_29_CS" {
  conformance = "TC_M_29_CS",
  source = "OCPP 2.0.1 part 6 TC_M_29_CS; part 2 M01, M02",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-M-29" { ocpp = "2.0.1", security = 1 }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", contract = "update" }
local ann  = driver "Ann" { token = "04A1B2C3D47DBB", vehicle = car }

test(function()
  csms:installs(post, "MO", "V2G")
  csms:answers(post, "Get15118EVCertificate", { status = "Failed", exiResponse = "" })
  ann:plugs_in(post)
  post:sends("Get15118EVCertificate", { iso15118SchemaVersion = "urn:iso:15118:2:2013:MsgDef", action = "Update",
    exiRequest = any }, "2 min")
  post:told("Get15118EVCertificate", { status = "Failed" })
  wait "2 min"
  post:has_not_sent "Authorize"
  ann:tap(post)
  post:sends("Authorize", { idToken = { idToken = "04A1B2C3D47DBB" } })
  post:sends("TransactionEvent", { triggerReason = "Authorized" })
end)
