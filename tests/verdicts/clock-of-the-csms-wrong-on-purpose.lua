-- pass
scenario "an hour fast on purpose" { source = "OCPP 1.6 4.2", begins = "2026-04-01 10:00 Europe/Amsterdam", ocpp = { "1.6", "2.0.1" } }

local post = station "NL-EXA-0001" { profile = "neutral-ac-22" }
csms:answers(post, "BootNotification", { currentTime = "2026-04-01T09:00:00Z", on_purpose = true })
csms:answers(post, "Heartbeat", { currentTime = "2026-04-01T09:05:00Z", on_purpose = true, times = "always" })

test(function() wait "20 min" end)
