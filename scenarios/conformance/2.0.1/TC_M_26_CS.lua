-- A vehicle that has no contract certificate yet asks for one through the station, and with it charges without a card.
scenario "TC_M_26_CS" {
  conformance = "TC_M_26_CS",
  source = "OCPP 2.0.1 part 6 TC_M_26_CS; part 2 M01, M02, C07",
  needs  = { "csms.command", "csms.script" },
  quiet = true,
}

local post = station "CP-M-26" { ocpp = "2.0.1", security = 1 }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", contract = "install" }
local ann  = driver "Ann" { token = "04A1B2C3D4184A", vehicle = car }

test(function()
  csms:installs(post, "MO", "V2G")
  csms:answers(post, "Authorize", { idTokenInfo = { status = "Accepted" } })
  ann:plugs_in(post)
  post:sends("Get15118EVCertificate", { iso15118SchemaVersion = "urn:iso:15118:2:2013:MsgDef", action = "Install",
    exiRequest = any }, "2 min")
  post:told("Get15118EVCertificate", { status = "Accepted", exiResponse = any })
  local contract = post:sends("Authorize", { idToken = { type = "eMAID", idToken = any } }, "1 min").idToken
  post:told("Authorize", { idTokenInfo = { status = "Accepted" } })
  post:sends("TransactionEvent", { triggerReason = "Authorized", idToken = contract })
end)
