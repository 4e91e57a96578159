-- Before it was accepted the station gets a SecurityError for anything else.
scenario "TC_B_30_CS" {
  conformance = "TC_B_30_CS",
  source = "OCPP 2.0.1 part 6 TC_B_30_CS; B02.FR.09, B03",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-B-30" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(post, "BootNotification", { status = "Pending", interval = 300 })

test(function()
  post:sends("BootNotification")
  post:told("BootNotification", { status = "Pending" })
  post:calls("Heartbeat", {})
  post:denied("Heartbeat", "SecurityError")
end)
