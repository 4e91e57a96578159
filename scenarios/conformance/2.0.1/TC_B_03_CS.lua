-- A boot that is rejected: nothing until the interval is over.
scenario "TC_B_03_CS" {
  conformance = "TC_B_03_CS",
  source = "OCPP 2.0.1 part 6 TC_B_03_CS; B03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-B-03" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Rejected", interval = 120 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Rejected" })
  post:silent("Heartbeat", "20 s")
  post:silent("StatusNotification", "20 s")
  post:sends("BootNotification", {}, "3 min")
  post:told("BootNotification", { status = "Accepted" })
  post:sends("StatusNotification", { connectorStatus = "Available" })
end)
