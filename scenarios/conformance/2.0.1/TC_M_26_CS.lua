-- A vehicle that has no contract certificate yet asks for one through the station.
scenario "TC_M_26_CS" {
  conformance = "TC_M_26_CS",
  source = "OCPP 2.0.1 part 6 TC_M_26_CS; part 2 M01",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-M26" { profile = "neutral-ac-22", ocpp = "2.0.1" }
local car  = vehicle "the van" { battery = "77 kWh", soc = "30 %", ac = "11 kW", contract = "install" }
local ann  = driver "Ann" { token = "04A1B2C3D4", vehicle = car }

test(function()
  ann:plugs_in(post)
  ann:tap(post)
  post:sends("Get15118EVCertificate", { iso15118SchemaVersion = "urn:iso:15118:2:2013:MsgDef", action = "Install", exiRequest = any }, "2 min")
end)
