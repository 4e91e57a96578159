-- A boot that is rejected: the station sends nothing until the interval is over, then boots again.
scenario "TC_B_03_CS" {
  conformance = "TC_B_03_CS",
  source = "OCPP 2.0.1 part 6 TC_B_03_CS; B03.FR.02, FR.06",
  quiet = true,
}

local post = station "CP-2-B-03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Rejected", interval = 300 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Rejected", interval = 300 })
  post:silent(nil, "4 min")
  post:boots({}, "1 min")
  post:sends("StatusNotification", { evseId = 1, connectorId = 1, connectorStatus = "Available" })
end)
