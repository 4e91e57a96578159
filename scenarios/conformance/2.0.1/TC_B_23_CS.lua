-- A connector that was set inoperative is so after a reset.
scenario "TC_B_23_CS" {
  conformance = "TC_B_23_CS",
  source = "OCPP 2.0.1 part 6 TC_B_23_CS; B11.FR.02",
  begins = "2026-03-06 10:00 UTC",
  quiet  = true,
}

local post = station "CP-2-B-23" { profile = "neutral-ac-22", ocpp = "2.0.1" }

test(function()
  csms:command(post, "ChangeAvailability", { operationalStatus = "Inoperative" },
    { status = "Accepted" })
  post:sends("StatusNotification", { connectorStatus = "Unavailable" })
  csms:command(post, "Reset", { type = "OnIdle" }, { status = "Accepted" })
  post:sends("BootNotification", {}, "3 min")
  post:sends("StatusNotification", { connectorStatus = "Unavailable" })
end)
