-- fail invariant.clock
-- Whoever is told a wrong time has been told it, also where a scenario had the CSMS say so: time is not the CSMS's to order.
scenario "the CSMS is an hour fast" { source = "OCPP 1.6 4.2", begins = "2026-04-01 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }

local post = station "NL-EXA-0001" { profile = "neutral-ac-22" }
csms:answers(post, "BootNotification", { currentTime = "2026-04-01T09:00:00Z" })

test(function() wait "2 min" end)
