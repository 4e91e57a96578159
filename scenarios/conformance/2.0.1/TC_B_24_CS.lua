-- A reservation outlives the reset of the station.
scenario "TC_B_24_CS" {
  conformance = "TC_B_24_CS",
  source = "OCPP 2.0.1 part 6 TC_B_24_CS; B11.FR.05",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-24" { profile = "neutral-ac-22", ocpp = "2.0.1", overrides = { connectors = 2, evses = 2 } }

test(function()
  csms:command(post, "ReserveNow", { id = 7, expiryDateTime = "2026-03-06T12:00:00Z", evseId = 1,
    idToken = card "04A1B2C3D44F96" }, { status = "Accepted" })
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Reserved" })
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:sends("BootNotification", { reason = "RemoteReset" }, "3 min")
  local told = {}
  for _ = 1, 2 do
    local status = post:sends("StatusNotification", {}, "1 min")
    told[status.evseId] = status.connectorStatus
  end
  check(told[1] == "Reserved", "the reserved connector is told as reserved")
  check(told[2] == "Available", "the other one as available")
end)
