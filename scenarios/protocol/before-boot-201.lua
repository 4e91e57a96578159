-- OCPP 2.0.1: a station whose boot was rejected asks for something all the same; a right CSMS does not serve it.
scenario "before the boot is accepted" {
  source  = "OCPP 2.0.1 part 2 B03.FR.07",
  needs   = {},
  begins  = "2026-03-06 10:00 UTC",
  ends    = "2026-03-06 10:30",
  catches = { "serves-before-boot" },
}

local early = station "CS-F02" { profile = "neutral-ac-22", ocpp = "2.0.1" }
csms:answers(early, "BootNotification", { status = "Rejected", interval = 600, times = "always" })

test(function()
  early:sends("BootNotification")
  early:told("BootNotification", { status = "Rejected" })
  early:calls("Heartbeat")
  early:denied("Heartbeat", "SecurityError")
end)
