-- Offline for less than OfflineThreshold: only what changed is told.
scenario "TC_B_52_CS" {
  conformance = "TC_B_52_CS",
  source = "OCPP 2.0.1 part 6 TC_B_52_CS; B04.FR.02",
  needs  = { "csms.command" },
  quiet = true,
}

local post = station "CP-2-B-52" { profile = "neutral-dc-dual", ocpp = "2.0.1" }
local ann  = driver "Ann" { token = "04A1B2C3D49CCB" }

test(function()
  csms:sets(post, "OCPPCommCtrlr", "OfflineThreshold", "3600")
  post:link "cut"
  wait "1 min"
  ann:plugs_in(post)
  wait "2 min"
  post:link_mends()
  post:from_now()
  post:connects()
  post:sends("StatusNotification", { evseId = 1, connectorStatus = "Occupied" }, "3 min")
  post:silent("StatusNotification", "1 min")
end)
